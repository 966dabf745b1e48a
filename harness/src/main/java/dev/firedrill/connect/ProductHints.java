package dev.firedrill.connect;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which products a descriptor's modules are made for. A descriptor does not say it, but many module types, places and
 * events exist in one product only.
 */
final class ProductHints {
    private static final Set<String> CONFLUENCE_MODULES = Set.of(
            "blueprints",
            "contentBylineItems",
            "customContent",
            "dynamicContentMacros",
            "spaceToolsTabs",
            "staticContentMacros");
    private static final List<String> JIRA_LOCATIONS =
            List.of("atl.jira.", "jira.", "opsbar-", "operations-", "system.top.", "system.preset.");
    private static final List<String> CONFLUENCE_LOCATIONS = List.of(
            "atl.editor",
            "atl.footer",
            "atl.general",
            "atl.header",
            "page.",
            "system.attachment",
            "system.comment",
            "system.content",
            "system.editor",
            "system.header/",
            "system.space");
    private static final List<String> JIRA_EVENTS =
            List.of("jira:", "board_", "issue", "jira_expression", "project_", "sprint_", "worklog_");
    private static final List<String> CONFLUENCE_EVENTS =
            List.of("blog", "content_", "label_", "page_", "space_", "attachment_removed", "attachment_viewed");

    private ProductHints() {}

    /** The products hinted at; Jira when nothing hints. */
    static Set<Product> of(List<ModuleNode> modules) {
        Set<Product> products = EnumSet.noneOf(Product.class);
        for (ModuleNode module : modules) {
            if (hintsAtJira(module)) {
                products.add(Product.JIRA);
            }
            if (hintsAtConfluence(module)) {
                products.add(Product.CONFLUENCE);
            }
        }
        return products.isEmpty() ? EnumSet.of(Product.JIRA) : products;
    }

    private static boolean hintsAtJira(ModuleNode module) {
        return module.webhook()
                ? startsWithAny(module.text("event"), JIRA_EVENTS)
                : module.type().startsWith("jira") || startsWithAny(module.text("location"), JIRA_LOCATIONS);
    }

    private static boolean hintsAtConfluence(ModuleNode module) {
        return module.webhook()
                ? startsWithAny(module.text("event"), CONFLUENCE_EVENTS)
                : module.type().startsWith("confluence")
                        || CONFLUENCE_MODULES.contains(module.type())
                        || startsWithAny(module.text("location"), CONFLUENCE_LOCATIONS);
    }

    private static boolean startsWithAny(String text, List<String> starts) {
        return starts.stream().anyMatch(text::startsWith);
    }
}
