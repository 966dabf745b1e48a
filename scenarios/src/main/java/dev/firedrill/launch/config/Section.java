package dev.firedrill.launch.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * A mapping: keys with values.
 *
 * @param path the keys that lead here; empty for the document
 */
record Section(Source source, String path, @Nullable Mark mark, Map<String, Entry> entries) {

    /** A key and its value, and where they stand. */
    record Entry(Mark key, Value value) {}

    static Section empty(Source source) {
        return new Section(source, "", null, Map.of());
    }

    static Section of(Source source, String path, MappingNode node) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Mark at = tuple.getKeyNode().getStartMark();
            String key = new Value(source, path, tuple.getKeyNode()).scalar();
            String name = path.isEmpty() ? key : path + "." + key;
            if (entries.put(key, new Entry(at, new Value(source, name, tuple.getValueNode()))) != null) {
                throw source.wrong(at, "'" + name + "' is given twice.");
            }
        }
        return new Section(source, path, node.getStartMark(), entries);
    }

    /** Refuses every key but these, so that a mistyped one is not silently ignored. */
    void allow(String... keys) {
        List<String> allowed = List.of(keys);
        entries.forEach((key, entry) -> {
            if (!allowed.contains(key)) {
                throw source.wrong(
                        entry.key(),
                        "'" + key + "' is not a key" + (path.isEmpty() ? "" : " of " + path)
                                + Nearest.hint(key, allowed) + " Keys here are: " + String.join(", ", allowed) + ".");
            }
        });
    }

    /** Refuses every key that does not look like one. */
    void requireLike(Pattern form, String what) {
        entries.forEach((key, entry) -> {
            if (!form.matcher(key).matches()) {
                throw source.wrong(entry.key(), "'" + key + "' is not " + what + ".");
            }
        });
    }

    /** Refuses to say nothing, which nobody means. */
    void requireSome(String... keys) {
        if (entries.isEmpty()) {
            throw source.wrong(mark, "'" + path + "' says nothing. Keys here are: " + String.join(", ", keys) + ".");
        }
    }

    /** What is wrong with a key that is there. */
    ConfigException wrong(String key, String message) {
        Entry entry = entries.get(key);
        return source.wrong(entry == null ? mark : entry.key(), message);
    }

    /** What is wrong with all of it. */
    ConfigException wrong(String message) {
        return source.wrong(mark, message);
    }

    Optional<Value> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    Value required(String key) {
        return get(key).orElseThrow(() ->
                source.wrong(mark, "'" + (path.isEmpty() ? key : path + "." + key) + "' is missing; it is required."));
    }

    /** The values in order. */
    List<Map.Entry<String, Value>> values() {
        List<Map.Entry<String, Value>> values = new ArrayList<>();
        entries.forEach((key, entry) -> values.add(Map.entry(key, entry.value())));
        return values;
    }
}
