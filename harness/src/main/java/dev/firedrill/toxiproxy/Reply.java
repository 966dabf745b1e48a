package dev.firedrill.toxiproxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer of the API. */
record Reply(int status, String type, String text) {

    static final String JSON = "application/json";
    static final String PLAIN = "text/plain; charset=utf-8";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Reply json(int status, JsonNode body) {
        return new Reply(status, JSON, write(body));
    }

    static Reply empty(int status) {
        return new Reply(status, "", "");
    }

    static Reply plain(int status, String text) {
        return new Reply(status, PLAIN, text + "\n");
    }

    // JSON under the name of text, as the server that this one stands for has it; clients read it as JSON.
    static Reply refused(Refusal refusal) {
        return plain(refusal.status(), write(error(refusal)));
    }

    static ObjectNode error(Refusal refusal) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("error", refusal.text())
                .put("status", refusal.status());
    }

    private static String write(JsonNode body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The server's own values can be written as JSON", e);
        }
    }
}
