package dev.firedrill.time;

import java.time.Duration;
import java.time.Instant;

/** The clock of one run: wall time for tokens, and a monotonic offset from the run's start for the history. */
public final class RunClock {

    private final Instant started;
    private final long origin;

    private RunClock(Instant started, long origin) {
        this.started = started;
        this.origin = origin;
    }

    /** Starts the clock of a run now. */
    public static RunClock start() {
        return new RunClock(Instant.now(), System.nanoTime());
    }

    /** Wall time at the start of the run. */
    public Instant started() {
        return started;
    }

    /** Time since the start of the run; never goes back. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - origin);
    }

    /** Wall time now, for claims and headers. */
    public Instant now() {
        return Instant.now();
    }
}
