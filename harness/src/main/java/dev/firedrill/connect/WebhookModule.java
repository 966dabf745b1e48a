package dev.firedrill.connect;

import java.util.List;
import java.util.Map;

/**
 * A webhook that a descriptor declares.
 *
 * @param event the event's name, such as {@code jira:issue_created}
 * @param url the URL relative to the descriptor's base URL, with its variables
 */
public record WebhookModule(String event, String url) {
    /** The names of the variables in the URL, such as {@code issue.key}, each once and in order of appearance. */
    public List<String> variables() {
        return UrlVariables.of(url);
    }

    /** The URL with its variables replaced by percent-encoded values; a variable without a value becomes empty. */
    public String urlWith(Map<String, String> values) {
        return UrlVariables.substitute(url, values);
    }
}
