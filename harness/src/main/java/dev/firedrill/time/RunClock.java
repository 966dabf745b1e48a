package dev.firedrill.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of one run: wall time for tokens, and a monotonic offset from the run's start for the history. */
public final class RunClock {

    private final Instant started;
    private final long origin;
    private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);

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

    /** Wall time now, for claims and headers: the machine's, and what it was moved forward by. */
    public Instant now() {
        return Instant.now().plus(moved.get());
    }

    /** Moves wall time forward, as for an add-on whose clock is moved. Time since the start goes on as it did. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time moves forward alone, not by " + by + ".");
        }
        moved.accumulateAndGet(by, Duration::plus);
    }
}
