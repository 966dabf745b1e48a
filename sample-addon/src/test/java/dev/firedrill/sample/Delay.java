package dev.firedrill.sample;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long a server keeps others waiting; who waits already is let go when it changes. */
final class Delay {

    private volatile Hold hold = new Hold(Duration.ZERO, new CountDownLatch(1));

    void set(Duration duration) {
        Hold former = hold;
        hold = new Hold(duration, new CountDownLatch(1));
        former.over().countDown();
    }

    void pass() {
        try {
            Hold now = hold;
            boolean unused = now.over().await(now.duration().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Hold(Duration duration, CountDownLatch over) {}
}
