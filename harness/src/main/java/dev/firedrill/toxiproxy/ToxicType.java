package dev.firedrill.toxiproxy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of toxics, as the API names them. */
enum ToxicType {
    BANDWIDTH,
    LATENCY,
    LIMIT_DATA,
    NOOP,
    RESET_PEER,
    SLICER,
    SLOW_CLOSE,
    TIMEOUT;

    static Optional<ToxicType> of(String name) {
        return Stream.of(values()).filter(type -> type.text().equals(name)).findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> attributes() {
        return switch (this) {
            case BANDWIDTH -> List.of("rate");
            case LATENCY -> List.of("latency", "jitter");
            case LIMIT_DATA -> List.of("bytes");
            case NOOP -> List.of();
            case RESET_PEER, TIMEOUT -> List.of("timeout");
            case SLICER -> List.of("average_size", "size_variation", "delay");
            case SLOW_CLOSE -> List.of("delay");
        };
    }

    /**
     * A toxic of this kind.
     *
     * @param of a value for each attribute
     * @throws Refusal when no stage could carry it out
     */
    Toxic with(Map<String, Long> of) {
        return switch (this) {
            case BANDWIDTH -> new Toxic.Bandwidth(value(of, "rate"));
            case LATENCY -> new Toxic.Latency(value(of, "latency"), value(of, "jitter"));
            case LIMIT_DATA -> new Toxic.LimitData(value(of, "bytes"));
            case NOOP -> new Toxic.Noop();
            case RESET_PEER -> new Toxic.ResetPeer(value(of, "timeout"));
            case SLICER -> new Toxic.Slicer(value(of, "average_size"), value(of, "size_variation"), value(of, "delay"));
            case SLOW_CLOSE -> new Toxic.SlowClose(value(of, "delay"));
            case TIMEOUT -> new Toxic.Timeout(value(of, "timeout"));
        };
    }

    private static long value(Map<String, Long> of, String attribute) {
        return of.getOrDefault(attribute, 0L);
    }

    /** The values of all attributes, in their order. */
    Map<String, Long> named(Long... values) {
        Map<String, Long> named = new LinkedHashMap<>();
        for (String attribute : attributes()) {
            named.put(attribute, values[named.size()]);
        }
        return named;
    }
}
