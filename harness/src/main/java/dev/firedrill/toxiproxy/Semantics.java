package dev.firedrill.toxiproxy;

import java.util.Locale;

/**
 * Whose meaning toxics have. Neither lets a control call hang, and both refuse what no toxic can carry out. Where either
 * differs from Toxiproxy 2.12 is written down, and tested, in {@code harness/docs/toxiproxy-deviations.md}.
 */
public enum Semantics {
    /**
     * What Toxiproxy's documentation says, where its server differs: each direction ends by itself, a reset is a reset
     * on connections that were open before it too, a timeout counts from when it began, and the toxicity is drawn once
     * for each direction of a connection.
     */
    FAITHFUL,

    /**
     * What the server of Toxiproxy 2.12 does, whatever its documentation says: who finishes sending is closed in both
     * directions, a reset that comes late is a mere close, traffic puts a timeout off, and the toxicity is drawn again
     * whenever a toxic is changed or one is added behind it or removed there.
     */
    COMPAT;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
