package dev.firedrill.host;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets several requests go at the same moment: each has been composed and signed and has its connection, and the last
 * that gets there lets all of them go. What is left between them is the time that this machine takes to wake threads.
 */
final class StartingLine implements Departure {

    /** Who waits for others that never come goes without them after this. */
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch missing;

    StartingLine(int requests) {
        this.missing = new CountDownLatch(requests);
    }

    @Override
    public boolean heldBack() {
        missing.countDown();
        try {
            boolean unused = missing.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // Whoever ends a run does this; the request is cancelled, too.
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** Nobody needs to wait for a request that came to nothing. */
    void withdraw() {
        missing.countDown();
    }
}
