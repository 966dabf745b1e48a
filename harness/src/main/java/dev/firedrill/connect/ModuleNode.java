package dev.firedrill.connect;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One module in a descriptor's JSON. A module type holds one module or a list of them.
 *
 * @param type the key under {@code modules}
 * @param pointer where it stands
 */
record ModuleNode(String type, JsonPointer pointer, JsonNode json) {
    static final JsonPointer MODULES = JsonPointer.compile("/modules");

    private static final String WEBHOOKS = "webhooks";

    static List<ModuleNode> allOf(JsonNode descriptor) {
        List<ModuleNode> modules = new ArrayList<>();
        descriptor.path("modules").properties().forEach(entry -> {
            JsonPointer pointer = MODULES.appendProperty(entry.getKey());
            if (entry.getValue().isArray()) {
                for (int i = 0; i < entry.getValue().size(); i++) {
                    modules.add(new ModuleNode(
                            entry.getKey(),
                            pointer.appendIndex(i),
                            entry.getValue().get(i)));
                }
            } else {
                modules.add(new ModuleNode(entry.getKey(), pointer, entry.getValue()));
            }
        });
        return modules;
    }

    boolean webhook() {
        return type.equals(WEBHOOKS);
    }

    /**
     * Whether its URL leads into the add-on. A web item may link to anywhere, and a development tool names its own
     * site.
     */
    boolean page() {
        return !webhook() && !url().isEmpty() && !absolute();
    }

    boolean absolute() {
        return isAbsolute(url());
    }

    static boolean isAbsolute(String url) {
        return url.startsWith("//") || url.matches("[a-zA-Z][a-zA-Z0-9+.-]*://.*");
    }

    /** The module's own URL or, where it has none, that of its target; empty if there is neither. */
    String url() {
        String own = text("url");
        return own.isEmpty() ? json.path("target").path("url").asText("") : own;
    }

    String text(String field) {
        return json.path(field).asText("");
    }

    PageModule toPage() {
        String key = text("key").isEmpty() ? type : text("key");
        String location = json.path("location").isTextual() ? text("location") : null;
        return new PageModule(type, key, json.path("name").path("value").asText(key), url(), location);
    }

    WebhookModule toWebhook() {
        return new WebhookModule(text("event"), url());
    }
}
