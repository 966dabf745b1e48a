package dev.firedrill.time;

import java.time.Duration;
import java.util.Locale;

/** A named wait ran out of its budget; the message says for what, how long, and what was seen last. */
public final class BoundExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String lastObserved;

    BoundExceeded(String condition, Duration bound, String lastObserved) {
        super(String.format(
                Locale.ROOT,
                "Waited %.1f s until %s; last seen: %s.",
                bound.toMillis() / 1000.0,
                condition,
                lastObserved));
        this.lastObserved = lastObserved;
    }

    /** What was seen last, as text. */
    public String lastObserved() {
        return lastObserved;
    }
}
