package dev.firedrill.addon;

import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import java.time.Duration;
import java.util.function.LongConsumer;

/** How far a clock was moved, in whole seconds. */
final class Advances {

    private final History history;
    private long total;

    Advances(History history) {
        this.history = history;
    }

    /**
     * Moves it on.
     *
     * @param move is given how far from here
     */
    synchronized void by(Duration by, LongConsumer move) {
        if (by.isZero() || by.isNegative()) {
            throw new IllegalArgumentException("A clock is moved forwards, not by " + by);
        }
        long seconds = by.plusSeconds(1).minusNanos(1).toSeconds();
        move.accept(seconds);
        total += seconds;
        history.append("", "", new Fact.AddonChanged(AddonClock.STATE, "moved forward by " + total + " s in all"));
    }

    /** How far in all. */
    synchronized long total() {
        return total;
    }
}
