package dev.firedrill.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Claims as the JSON of a token. */
final class ClaimsJson {
    private static final Set<String> NAMED = Set.of("iss", "sub", "aud", "iat", "exp", "qsh", "context");

    private ClaimsJson() {}

    static ObjectNode write(Claims claims) {
        ObjectNode json = Json.object();
        putText(json, "iss", claims.issuer());
        putTime(json, "iat", claims.issuedAt());
        putTime(json, "exp", claims.expiresAt());
        putText(json, "qsh", claims.qsh());
        putText(json, "sub", claims.subject());
        if (!claims.audience().isEmpty()) {
            ArrayNode audience = json.putArray("aud");
            claims.audience().forEach(audience::add);
        }
        if (!claims.context().isEmpty()) {
            json.set("context", Json.of(claims.context()));
        }
        claims.others().forEach((name, value) -> json.set(name, Json.of(value)));
        return json;
    }

    static Claims read(JsonNode json) throws GarbledToken {
        return new Claims(
                text(json, "iss"),
                text(json, "sub"),
                audience(json),
                time(json, "iat"),
                time(json, "exp"),
                text(json, "qsh"),
                context(json),
                others(json));
    }

    private static void putText(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static void putTime(ObjectNode json, String name, @Nullable Instant value) {
        if (value != null) {
            json.put(name, value.getEpochSecond());
        }
    }

    private static @Nullable String text(JsonNode json, String name) throws GarbledToken {
        JsonNode value = json.path(name);
        if (absent(value)) {
            return null;
        }
        if (!value.isTextual()) {
            throw GarbledToken.wrongType(name, "text", value);
        }
        return value.textValue();
    }

    private static @Nullable Instant time(JsonNode json, String name) throws GarbledToken {
        JsonNode value = json.path(name);
        if (absent(value)) {
            return null;
        }
        if (!value.canConvertToLong() || !representable(value.longValue())) {
            throw GarbledToken.wrongType(name, "seconds since 1970", value);
        }
        return Instant.ofEpochSecond(value.longValue());
    }

    private static boolean representable(long seconds) {
        return seconds >= Instant.MIN.getEpochSecond() && seconds <= Instant.MAX.getEpochSecond();
    }

    private static List<String> audience(JsonNode json) throws GarbledToken {
        JsonNode value = json.path("aud");
        if (!value.isArray()) {
            String single = text(json, "aud");
            return single == null ? List.of() : List.of(single);
        }
        List<String> audience = new ArrayList<>();
        for (JsonNode one : value) {
            if (!one.isTextual()) {
                throw GarbledToken.wrongType("aud", "a list of texts", value);
            }
            audience.add(one.textValue());
        }
        return audience;
    }

    private static Map<String, Object> context(JsonNode json) throws GarbledToken {
        JsonNode value = json.path("context");
        if (absent(value)) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw GarbledToken.wrongType("context", "an object", value);
        }
        Map<String, Object> context = new LinkedHashMap<>();
        value.properties().forEach(entry -> putPlain(context, entry));
        return context;
    }

    private static Map<String, Object> others(JsonNode json) {
        Map<String, Object> others = new LinkedHashMap<>();
        json.properties().stream()
                .filter(entry -> !NAMED.contains(entry.getKey()))
                .forEach(entry -> putPlain(others, entry));
        return others;
    }

    private static void putPlain(Map<String, Object> map, Map.Entry<String, JsonNode> entry) {
        if (!absent(entry.getValue())) {
            map.put(entry.getKey(), Json.plain(entry.getValue()));
        }
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
