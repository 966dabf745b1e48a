package dev.firedrill.sample.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Optional;

/** Reads JSON bodies; what is not as it should be is the sender's fault. */
final class Bodies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Bodies() {}

    static JsonNode object(Context request) {
        try {
            JsonNode body = JSON.readTree(request.body());
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        throw new BadRequestResponse("The body must be a JSON object.");
    }

    static String required(JsonNode body, String field) {
        return optional(body, field)
                .orElseThrow(() -> new BadRequestResponse("The body must have the text '%s'.".formatted(field)));
    }

    static Optional<String> optional(JsonNode body, String field) {
        return Optional.ofNullable(body.path(field).textValue()).filter(text -> !text.isBlank());
    }
}
