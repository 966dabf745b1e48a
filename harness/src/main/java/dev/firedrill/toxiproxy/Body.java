package dev.firedrill.toxiproxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JSON object that a client sent. As with the server that this one stands for, the case of names does not matter, null
 * is nothing said, and what follows the first value is not read.
 */
record Body(JsonNode object) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Body of(byte[] json) {
        return object(read(json));
    }

    static List<Body> list(byte[] json) {
        JsonNode list = read(json);
        if (!list.isArray() && !list.isNull()) {
            throw Refusal.badBody("a list is expected");
        }
        List<Body> bodies = new ArrayList<>();
        list.forEach(item -> bodies.add(object(item)));
        return bodies;
    }

    private static JsonNode read(byte[] json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node.isMissingNode()) {
                throw Refusal.badBody("EOF");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw Refusal.badBody(e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.badBody(String.valueOf(e.getMessage()));
        }
    }

    private static Body object(JsonNode node) {
        if (node.isNull()) {
            return new Body(JsonNodeFactory.instance.objectNode());
        }
        if (!node.isObject()) {
            throw Refusal.badBody("an object is expected");
        }
        return new Body(node);
    }

    private JsonNode value(String name) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return JsonNodeFactory.instance.nullNode();
    }

    boolean says(String name) {
        return !value(name).isNull();
    }

    /** The objects of a list; none when nothing is said. */
    List<Body> each(String name) {
        JsonNode value = value(name);
        require(value.isArray() || value.isNull(), name, "a list");
        List<Body> bodies = new ArrayList<>();
        value.forEach(item -> bodies.add(object(item)));
        return bodies;
    }

    String text(String name, String otherwise) {
        JsonNode value = value(name);
        require(value.isTextual() || value.isNull(), name, "a string");
        return value.isNull() ? otherwise : value.textValue();
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = value(name);
        require(value.isBoolean() || value.isNull(), name, "true or false");
        return value.isNull() ? otherwise : value.booleanValue();
    }

    double number(String name, double otherwise) {
        JsonNode value = value(name);
        require(value.isNumber() || value.isNull(), name, "a number");
        return value.isNull() ? otherwise : value.doubleValue();
    }

    long whole(String name, long otherwise) {
        JsonNode value = value(name);
        require((value.isIntegralNumber() && value.canConvertToLong()) || value.isNull(), name, "a whole number");
        return value.isNull() ? otherwise : value.longValue();
    }

    /** What lies inside; empty when nothing is said. */
    Body inner(String name) {
        return object(value(name));
    }

    private static void require(boolean held, String name, String kind) {
        if (!held) {
            throw Refusal.badBody("\"" + name + "\" must be " + kind);
        }
    }
}
