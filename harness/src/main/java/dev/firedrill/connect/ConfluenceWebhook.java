package dev.firedrill.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;

/** What Confluence sends about a page or blog post. */
record ConfluenceWebhook(Instant now, URI baseUrl, UserIdentity user, WebhookSubject page) {
    private static final String COMMENT_ID = "20000";

    ObjectNode body(String event) {
        ObjectNode body = Json.object().put("userAccountId", user.accountId()).put("accountType", "customer");
        if (event.equals("page_updated")) {
            body.put("updateTrigger", "edit_page");
        }
        if (event.startsWith("page_")) {
            body.set("page", content("page", event));
        } else if (event.startsWith("blog_") || event.startsWith("blogpost_")) {
            body.set("blog", content("blogpost", event));
        } else if (event.startsWith("comment_")) {
            body.set("comment", comment(event));
        }
        return body.put("timestamp", now.toEpochMilli());
    }

    private ObjectNode content(String type, String event) {
        String self = baseUrl + "/spaces/" + page.container() + "/pages/" + page.id();
        return described(page.id(), self, type, event).put("title", page.title());
    }

    private ObjectNode comment(String event) {
        String self =
                baseUrl + "/spaces/" + page.container() + "/pages/" + page.id() + "?focusedCommentId=" + COMMENT_ID;
        ObjectNode comment = described(COMMENT_ID, self, "comment", event);
        comment.set("parent", content("page", ""));
        return comment;
    }

    private ObjectNode described(String id, String self, String type, String event) {
        return Json.object()
                .put("id", id)
                .put("idAsString", id)
                .put("self", self)
                .put("contentType", type)
                .put("spaceKey", page.container())
                .put("creatorAccountId", user.accountId())
                .put("lastModifierAccountId", user.accountId())
                .put("creationDate", now.toEpochMilli())
                .put("modificationDate", now.toEpochMilli())
                .put("version", event.endsWith("_updated") ? 2 : 1);
    }
}
