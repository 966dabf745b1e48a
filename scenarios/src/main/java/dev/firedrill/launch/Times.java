package dev.firedrill.launch;

import java.time.Duration;

/** Times as people write them. */
public final class Times {

    private Times() {}

    /** A time as it can be read back: 60s, or 500ms. */
    public static String text(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }
}
