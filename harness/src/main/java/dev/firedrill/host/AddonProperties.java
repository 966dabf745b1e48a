package dev.firedrill.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the add-on stored in an instance, by key. */
final class AddonProperties {

    private final Map<String, JsonNode> values = new ConcurrentSkipListMap<>();

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    Optional<JsonNode> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Stores, and says whether the key is new. */
    boolean put(String key, JsonNode value) {
        return values.put(key, value) == null;
    }

    /** Forgets, and says whether there was something to forget. */
    boolean remove(String key) {
        return values.remove(key) != null;
    }
}
