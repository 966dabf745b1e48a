package dev.firedrill.matrix;

import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import dev.firedrill.time.DaemonThreads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Measured by work: a lag alone does not tell, because who sleeps most of the time is woken first. */
final class MeasuredLoad implements MachineLoad, AutoCloseable {

    private static final double QUIET = 1.5;
    private static final Duration QUIETING = Duration.ofSeconds(60);
    private static final long WORK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration PERIOD = Duration.ofMillis(500);

    /** Of which each measurement is a fifth, so that one moment decides nothing. */
    private static final double SHARE = 0.2;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("machine-load"));
    private double stretch = 1;
    private double sum;
    private long measurements;

    MeasuredLoad() {
        var unused = clock.scheduleWithFixedDelay(this::measure, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void measure() {
        long began = System.nanoTime();
        long worked = threads.getCurrentThreadCpuTime();
        long done = 0;
        while (done < WORK) {
            done = threads.getCurrentThreadCpuTime() - worked;
        }
        note((double) (System.nanoTime() - began) / done);
    }

    private synchronized void note(double measured) {
        stretch += SHARE * (measured - stretch);
        sum += measured;
        measurements++;
    }

    @Override
    public synchronized double now() {
        return stretch;
    }

    @Override
    public synchronized double mean() {
        double mean = measurements == 0 ? stretch : sum / measurements;
        sum = 0;
        measurements = 0;
        return mean;
    }

    /** For a minute at most: others may use this machine all day. */
    @Override
    public void awaitQuiet() {
        try {
            Await.until("this machine is quiet", QUIETING, this::now, now -> now <= QUIET);
        } catch (BoundExceeded e) {
            // Then it is tried all the same, and what comes of it says how busy the machine was.
            return;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
