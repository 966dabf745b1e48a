package dev.firedrill.toxiproxy;

import java.util.concurrent.TimeUnit;

/**
 * What becomes of a connection that was accepted, counted from then in nanoseconds.
 *
 * @param goesOn when its upstream is dialled
 * @param closes when it is closed, if it did not go on before
 */
record Arrival(long goesOn, long closes) {

    static final Arrival GOES_ON = new Arrival(0, Ticks.NEVER);

    static long millis(long delay) {
        return TimeUnit.MILLISECONDS.toNanos(Math.max(0, delay));
    }

    /** What both bring about: delays add up, and what closes first closes. */
    Arrival and(Arrival other) {
        boolean never = goesOn == Ticks.NEVER || other.goesOn == Ticks.NEVER;
        return new Arrival(never ? Ticks.NEVER : goesOn + other.goesOn, Math.min(closes, other.closes));
    }
}
