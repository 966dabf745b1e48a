package dev.firedrill.rehearsal;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.time.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Measures how well this machine keeps time during a run, so that a slow one makes nobody fail. */
final class MachineWatch implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration REPORT = Duration.ofSeconds(1);
    private static final String SECRET = "s".repeat(64);

    private final History history;
    private final Supplier<Duration> loopLag;
    private final ScheduledExecutorService clock;
    private long due;
    private Duration worstLag = Duration.ZERO;
    private Duration worstSigning = Duration.ZERO;
    private long ticks;

    /**
     * Watches until closed.
     *
     * @param loopLag the worst lag of the host's event loops since last asked
     */
    MachineWatch(History history, Supplier<Duration> loopLag) {
        this.history = history;
        this.loopLag = loopLag;
        this.clock = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("firedrill-machine-watch"));
        this.due = System.nanoTime() + TICK.toNanos();
        var unused = clock.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        worstLag = longer(worstLag, Duration.ofNanos(System.nanoTime() - due));
        if (++ticks % (REPORT.toMillis() / TICK.toMillis()) == 0) {
            report();
        }
        due = System.nanoTime() + TICK.toNanos();
    }

    private void report() {
        long began = System.nanoTime();
        TokenSigner.hs256(Claims.issuedBy("self-measurement", history.clock().now(), REPORT), SECRET);
        worstSigning = longer(worstSigning, Duration.ofNanos(System.nanoTime() - began));
        history.append("", "", new Fact.MachineMeasured(longer(worstLag, loopLag.get()), worstSigning));
        worstLag = Duration.ZERO;
        worstSigning = Duration.ZERO;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
