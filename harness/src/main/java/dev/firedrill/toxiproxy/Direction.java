package dev.firedrill.toxiproxy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** In which direction bytes flow, as seen from the client of a proxy. */
enum Direction {
    UPSTREAM,
    DOWNSTREAM;

    static Optional<Direction> of(String text) {
        return Stream.of(values())
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
