package dev.firedrill.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;

/** Texts, which Jira's API has as plain ones in its second version and as documents in its third. */
final class JiraText {

    private JiraText() {}

    static ObjectNode document(String text) {
        ObjectNode document = Json.object().put("type", "doc").put("version", 1);
        ObjectNode paragraph = document.putArray("content").addObject().put("type", "paragraph");
        paragraph.putArray("content").addObject().put("type", "text").put("text", text);
        return document;
    }

    static boolean isDocument(JsonNode node) {
        return node.path("type").asText().equals("doc") && node.path("content").isArray();
    }

    /** The text of a document, without its form. */
    static String plain(JsonNode document) {
        return document.findValues("text").stream().map(JsonNode::asText).collect(Collectors.joining(" "));
    }
}
