package dev.firedrill.addon;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program that watches its own clocks: prints a line when the wall clock leaps, and then how long its waits take. */
final class ClockProbe {

    private static final long WAIT_MILLIS = 300;

    private ClockProbe() {}

    public static void main(String[] words) throws Exception {
        long ahead = ahead();
        System.out.println("ready");
        while (Math.abs(ahead() - ahead) < 60_000) {
            Thread.sleep(20);
        }
        System.out.println("leaps " + (ahead() - ahead + 500) / 1_000);
        time("sleep", () -> Thread.sleep(WAIT_MILLIS));
        time("park", () -> LockSupport.parkNanos(WAIT_MILLIS * 1_000_000));
        time("wait", ClockProbe::await);
        time("schedule", ClockProbe::schedule);
        System.out.println("done");
    }

    /** How far the wall clock is ahead of the monotonic one. */
    private static long ahead() {
        return System.currentTimeMillis() - System.nanoTime() / 1_000_000;
    }

    private static synchronized void await() throws InterruptedException {
        ClockProbe.class.wait(WAIT_MILLIS);
    }

    private static void schedule() throws Exception {
        var timer = Executors.newSingleThreadScheduledExecutor();
        timer.schedule(() -> {}, WAIT_MILLIS, TimeUnit.MILLISECONDS).get();
        timer.shutdown();
    }

    /** Something that takes time. */
    private interface Wait {
        void run() throws Exception;
    }

    private static void time(String name, Wait wait) throws Exception {
        long began = System.nanoTime();
        wait.run();
        System.out.println(name + " " + (System.nanoTime() - began) / 1_000_000);
    }
}
