package dev.firedrill.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What Jira sends about an issue. */
record JiraWebhook(Instant now, URI baseUrl, UserIdentity user, WebhookSubject issue) {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String COMMENT_ID = "10000";

    ObjectNode body(String event) {
        ObjectNode body = Json.object().put("timestamp", now.toEpochMilli()).put("webhookEvent", event);
        switch (event) {
            case "jira:issue_created" -> putIssueEvent(body, "issue_created");
            case "jira:issue_updated" -> putIssueEvent(body, "issue_updated").set("changelog", changelog());
            case "jira:issue_deleted" -> putIssueEvent(body, "issue_deleted");
            case "comment_created", "comment_updated", "comment_deleted" -> {
                body.set("comment", comment());
                body.set("issue", issueJson());
            }
            default -> body.set("user", userJson());
        }
        return body;
    }

    private ObjectNode putIssueEvent(ObjectNode body, String type) {
        body.put("issue_event_type_name", type);
        body.set("user", userJson());
        body.set("issue", issueJson());
        return body;
    }

    private ObjectNode userJson() {
        return Json.object()
                .put("self", baseUrl + "/rest/api/2/user?accountId=" + PercentEncoding.encode(user.accountId()))
                .put("accountId", user.accountId())
                .put("accountType", "atlassian")
                .put("displayName", user.displayName())
                .put("active", true)
                .put("timeZone", "Etc/UTC");
    }

    private ObjectNode issueJson() {
        ObjectNode json = Json.object()
                .put("id", issue.id())
                .put("self", baseUrl + "/rest/api/2/issue/" + issue.id())
                .put("key", issue.key());
        ObjectNode fields = json.putObject("fields").put("summary", issue.title());
        fields.putObject("issuetype").put("id", "10001").put("name", "Task").put("subtask", false);
        fields.putObject("project")
                .put("id", "10000")
                .put("key", issue.container())
                .put("name", issue.container());
        fields.putObject("status").put("id", "10000").put("name", "To Do");
        fields.putArray("labels");
        fields.set("creator", userJson());
        fields.set("reporter", userJson());
        fields.put("created", TIMESTAMP.format(now)).put("updated", TIMESTAMP.format(now));
        return json;
    }

    private ObjectNode changelog() {
        ObjectNode changelog = Json.object().put("id", "10000");
        changelog
                .putArray("items")
                .addObject()
                .put("field", "summary")
                .put("fieldtype", "jira")
                .put("fieldId", "summary")
                .putNull("from")
                .put("fromString", "")
                .putNull("to")
                .put("toString", issue.title());
        return changelog;
    }

    private ObjectNode comment() {
        ObjectNode comment = Json.object()
                .put("self", baseUrl + "/rest/api/2/issue/" + issue.id() + "/comment/" + COMMENT_ID)
                .put("id", COMMENT_ID)
                .put("body", "A comment on " + issue.title());
        comment.set("author", userJson());
        comment.set("updateAuthor", userJson());
        return comment.put("created", TIMESTAMP.format(now))
                .put("updated", TIMESTAMP.format(now))
                .put("jsdPublic", true);
    }
}
