package dev.firedrill.network;

import dev.firedrill.time.DaemonThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gives calls that might never return a deadline: they run on threads of their own, which end with the process. */
final class BoundedCalls implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            DaemonThreads.named("firedrill-toxiproxy-calls"));

    private final Duration deadline;

    BoundedCalls(Duration deadline) {
        this.deadline = deadline;
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Calls, and waits for the result, also in a thread that is interrupted.
     *
     * @param what what is asked for, as the end of the sentence "The Toxiproxy server did not …"
     * @throws IOException when the call fails, or there is no result in time
     */
    <T> T call(String what, Callable<T> call) throws IOException {
        Future<T> result = submit(what, call);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    // Who ends a run interrupts its threads, and what they disturbed is healed all the same.
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new IOException("The Toxiproxy server did not " + what + ": " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            result.cancel(true);
            throw new IOException(
                    "The Toxiproxy server did not " + what + " within " + deadline.toSeconds() + " s.", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> Future<T> submit(String what, Callable<T> call) throws IOException {
        try {
            return threads.submit(call);
        } catch (RejectedExecutionException e) {
            throw new IOException("The Toxiproxy server did not " + what + ", because it was closed.", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
