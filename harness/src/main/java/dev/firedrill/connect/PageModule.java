package dev.firedrill.connect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A module whose URL a host loads for its users: a page, a panel, a dialog, a macro.
 *
 * @param type the module type, such as {@code generalPages}
 * @param key the module's key within the add-on
 * @param name the name that users see, or the key where the module has none
 * @param url the URL relative to the descriptor's base URL, with its variables
 * @param location where in the product it stands, or null
 */
public record PageModule(
        String type,
        String key,
        String name,
        String url,
        @Nullable String location) {
    private static final Set<String> ADMINISTRATIVE =
            Set.of("adminPages", "configurePage", "postInstallPage", "jiraProjectAdminTabPanels");

    /** The names of the variables in the URL, such as {@code issue.key}, each once and in order of appearance. */
    public List<String> variables() {
        return UrlVariables.of(url);
    }

    /**
     * The URL with its variables replaced by percent-encoded values; a variable without a value becomes empty, as on a
     * page without an issue.
     */
    public String urlWith(Map<String, String> values) {
        return UrlVariables.substitute(url, values);
    }

    /** Whether only administrators, of the instance or of a project, get to see it. */
    public boolean administrative() {
        return ADMINISTRATIVE.contains(type) || (location != null && location.startsWith("admin_"));
    }
}
