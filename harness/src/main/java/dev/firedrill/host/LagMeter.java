package dev.firedrill.host;

import dev.firedrill.time.RunClock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Measures how late an event loop comes to its work: a task that is due every 20 ms notes when it really runs. */
final class LagMeter {

    private static final Duration PERIOD = Duration.ofMillis(20);

    private final RunClock clock;
    private Duration last;
    private Duration worst = Duration.ZERO;

    private LagMeter(RunClock clock) {
        this.clock = clock;
        this.last = clock.elapsed();
    }

    static LagMeter on(ScheduledExecutorService loop, RunClock clock) {
        var meter = new LagMeter(clock);
        var unused = loop.scheduleWithFixedDelay(meter::tick, 0, PERIOD.toNanos(), TimeUnit.NANOSECONDS);
        return meter;
    }

    private synchronized void tick() {
        worst = longer(worst, latenessNow());
        last = clock.elapsed();
    }

    /** The worst since last asked; includes a lateness that still lasts. */
    synchronized Duration worst() {
        Duration result = longer(worst, latenessNow());
        worst = Duration.ZERO;
        return result;
    }

    private Duration latenessNow() {
        return longer(Duration.ZERO, clock.elapsed().minus(last).minus(PERIOD));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
