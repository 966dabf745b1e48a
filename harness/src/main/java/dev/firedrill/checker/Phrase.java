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

    /** As seconds, rounded up where it is hardly more than what is allowed, so that it is seen to be more. */
    static String beyond(Duration allowed, Duration time) {
        double hundredths = Math.ceil(time.toNanos() / 1e7) / 100;
        boolean close = time.minus(allowed).compareTo(Duration.ofMillis(100)) < 0;
        return close ? String.format(Locale.ROOT, "%.2f s", hundredths) : seconds(time);
    }

    /** As seconds, or as milliseconds where it is less than one. */
    static String time(Duration time) {
        return time.compareTo(Duration.ofSeconds(1)) < 0 ? time.toMillis() + " ms" : seconds(time);
    }

    /** "0.4", "3", "12.5". */
    static String number(double value) {
        double rounded = Math.rint(value * 10) / 10;
        return rounded == Math.rint(rounded)
                ? String.format(Locale.ROOT, "%.0f", rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }

    /** "once", "twice", "2.5 times". */
    static String times(double count) {
        String number = number(count);
        return switch (number) {
            case "1" -> "once";
            case "2" -> "twice";
            default -> number + " times";
        };
    }

    /** "3 times 500, once 409". */
    static String counted(Stream<String> values) {
        return values.collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting())).entrySet().stream()
                .map(e -> often(e.getValue()) + " " + e.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String often(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
