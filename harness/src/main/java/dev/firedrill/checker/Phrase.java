package dev.firedrill.checker;

import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers as people say them. */
final class Phrase {

    private Phrase() {}

    static String seconds(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        return seconds == Math.rint(seconds)
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%.1f s", seconds);
    }

    /** "3 times 500, once 409". */
    static String counted(Stream<String> values) {
        return values.collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting())).entrySet().stream()
                .map(e -> times(e.getValue()) + " " + e.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
