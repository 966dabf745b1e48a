package dev.firedrill.workload;

import dev.firedrill.connect.Product;
import java.util.Map;

/** The content that every fresh instance has, by the names that descriptors use for it. */
final class KnownContent {

    private static final Map<String, String> JIRA = Map.of(
            "issue.key", "ACME-1",
            "issue.id", "10001",
            "issueKey", "ACME-1",
            "project.key", "ACME",
            "project.id", "10000");

    private static final Map<String, String> CONFLUENCE = Map.of(
            "content.id", "98305",
            "page.id", "98305",
            "content.version", "1",
            "page.version", "1",
            "content.type", "page",
            "space.key", "ACME",
            "space.id", "65537");

    private KnownContent() {}

    static Map<String, String> of(Product product) {
        return product == Product.JIRA ? JIRA : CONFLUENCE;
    }
}
