package dev.firedrill.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is in every Confluence: a space with three pages. */
final class Wiki {

    static final String SPACE_KEY = "ACME";
    static final int SPACE_ID = 65537;

    private static final int FIRST_PAGE = 98305;
    private static final int PAGES = 3;

    private Wiki() {}

    record WikiPage(String id, String title, String body) {}

    static String spaceName(Instance instance) {
        return "Acme " + instance.canary();
    }

    static List<WikiPage> pages(Instance instance) {
        return IntStream.range(0, PAGES)
                .mapToObj(n -> new WikiPage(
                        String.valueOf(FIRST_PAGE + n),
                        "Page " + (n + 1) + " " + instance.canary(),
                        "<p>Body of page " + (n + 1) + " " + instance.canary() + "</p>"))
                .toList();
    }

    static Optional<WikiPage> page(Instance instance, String id) {
        return pages(instance).stream().filter(page -> page.id().equals(id)).findFirst();
    }
}
