package dev.firedrill.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;

/**
 * The bodies of webhooks, with the fields that are documented or were captured from the cloud. The two products differ:
 * Jira names the event and shows the user as an object, Confluence shows an account id only and leaves the event to the
 * URL.
 */
public final class WebhookBodies {
    private WebhookBodies() {}

    /**
     * The JSON of a webhook. Events about issues, pages, blog posts and comments are shown in full; every other event
     * carries no more than its time, who caused it and, in Jira, its name.
     *
     * @param event the event's name in the descriptor, such as {@code jira:issue_created}
     * @param now when it happened, and when what it is about was created
     * @param baseUrl the instance's base URL, with {@code /wiki} for Confluence
     * @param user who caused it; the e-mail address is never shown
     * @param subject what it is about
     */
    public static String body(String event, Instant now, URI baseUrl, UserIdentity user, WebhookSubject subject) {
        ObjectNode json = switch (subject.product()) {
            case JIRA -> new JiraWebhook(now, baseUrl, user, subject).body(event);
            case CONFLUENCE -> new ConfluenceWebhook(now, baseUrl, user, subject).body(event);
        };
        return Json.write(json);
    }
}
