package dev.firedrill.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the add-on stored in the instance under one key. */
final class AddonPropertyValues implements Resource {

    private static final int LONGEST_KEY = 127;

    private final String addonKey;

    AddonPropertyValues(String addonKey) {
        this.addonKey = addonKey;
    }

    @Override
    public List<Route> routes() {
        return Stream.of("GET", "PUT", "DELETE")
                .flatMap(method -> Route.everywhere(method, AddonPropertyKeys.TEMPLATE + "/{property}").stream())
                .toList();
    }

    @Override
    public WebReply answer(Call call) {
        if (!call.path("addon").equals(addonKey)) {
            return AddonInfo.unknown(call);
        }
        String key = call.path("property");
        if (key.length() > LONGEST_KEY) {
            return Errors.addons(400, "The property key cannot be longer than 127 characters.");
        }
        return switch (call.method().getName()) {
            case "PUT" -> put(call, key);
            case "DELETE" -> delete(call, key);
            default -> get(call, key);
        };
    }

    private static WebReply get(Call call, String key) {
        Optional<JsonNode> value = call.instance().properties().get(key);
        if (value.isEmpty()) {
            return notFound(key);
        }
        ObjectNode property = Json.object().put("key", key);
        property.set("value", value.get());
        return WebReply.json(200, property.put("self", call.self()));
    }

    private static WebReply put(Call call, String key) {
        Optional<JsonNode> value = call.json();
        if (value.isEmpty()) {
            return Errors.addons(400, "The property value is not valid JSON.");
        }
        return call.instance().properties().put(key, value.get())
                ? Errors.addons(201, "Property created.")
                : Errors.addons(200, "Property updated.");
    }

    private static WebReply delete(Call call, String key) {
        return call.instance().properties().remove(key) ? WebReply.empty(204) : notFound(key);
    }

    private static WebReply notFound(String key) {
        return Errors.addons(404, "Property with key '" + key + "' not found.");
    }
}
