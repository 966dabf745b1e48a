package dev.firedrill.toxiproxy;

import java.util.Locale;

/** Whose meaning toxics have. */
public enum Semantics {
    /**
     * What Toxiproxy's documentation says, where its server differs: each direction ends by itself, a reset is a reset
     * on connections that were open before it too, a timeout counts from when it began, and the toxicity is drawn once
     * for each direction of a connection.
     */
    FAITHFUL;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
