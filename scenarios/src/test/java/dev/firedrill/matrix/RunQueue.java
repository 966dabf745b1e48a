package dev.firedrill.matrix;

import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.time.Await;
import dev.firedrill.time.DaemonThreads;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Runs beside each other, the longest first, and only as many as this machine bears: a new one begins while there is
 * place, and while those that go on do not keep each other waiting. One always may.
 */
final class RunQueue implements AutoCloseable {

    /** A run of the whole catalogue takes two of them: it wants most of a core. */
    private static final int PLACES = Integer.getInteger("runs.places", 4);

    /** So that not all start, which is when they keep the machine busy, in the same moment. */
    private static final Duration APART = Duration.ofSeconds(2);

    private static final Duration POLL = Duration.ofMillis(200);

    private final MachineLoad load;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(
            Comparator.comparing((Waiting w) -> w.play().seconds()).reversed());
    private final ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("run-queue"));
    private int occupied;
    private boolean begun;
    private boolean closed;

    RunQueue(MachineLoad load) {
        this.load = load;
    }

    /**
     * A run that is to come.
     *
     * @param places how many it takes
     * @param seconds about how long it lasts
     */
    record Play(String name, int places, int seconds, Callable<RunOutcome> run) {}

    private record Waiting(Play play, CompletableFuture<RunOutcome> outcome) {}

    /** Lets it begin when its turn comes. */
    synchronized CompletableFuture<RunOutcome> add(Play play) {
        var outcome = new CompletableFuture<RunOutcome>();
        waiting.add(new Waiting(play, outcome));
        if (!begun) {
            begun = true;
            threads.execute(this::admit);
        }
        return outcome;
    }

    private void admit() {
        Waiting next = next();
        while (next != null) {
            Waiting now = next;
            threads.execute(() -> play(now));
            Await.passing("the last one is starting", APART);
            next = next();
        }
    }

    /** The next one, once it may begin; null when there is none left. */
    private @Nullable Waiting next() {
        while (true) {
            synchronized (this) {
                Waiting first = waiting.peek();
                if (first == null || closed) {
                    begun = false;
                    return null;
                }
                boolean room = occupied + first.play().places() <= PLACES && load.now() <= MachineLoad.BUSY;
                if (occupied == 0 || room) {
                    occupied += first.play().places();
                    return waiting.poll();
                }
            }
            Await.passing("another run ends, or the machine gets quieter", POLL);
        }
    }

    private void play(Waiting now) {
        try {
            now.outcome().complete(now.play().run().call());
        } catch (Exception | Error e) {
            now.outcome().completeExceptionally(e);
        } finally {
            leave(now.play());
        }
    }

    private synchronized void leave(Play play) {
        occupied -= play.places();
    }

    /** Begins no more; what goes on is interrupted. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        threads.shutdownNow();
    }
}
