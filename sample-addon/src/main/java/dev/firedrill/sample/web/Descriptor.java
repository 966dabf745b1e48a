package dev.firedrill.sample.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the add-on is and where hosts reach it. */
public final class Descriptor {

    private Descriptor() {}

    public static ObjectNode of(String baseUrl) {
        try {
            ObjectNode descriptor =
                    new ObjectMapper().readValue(Template.resource("descriptor.json"), ObjectNode.class);
            return descriptor.put("baseUrl", baseUrl);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The descriptor that comes with the add-on is not JSON.", e);
        }
    }
}
