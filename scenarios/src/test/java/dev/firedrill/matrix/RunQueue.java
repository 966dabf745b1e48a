package dev.firedrill.matrix;

import dev.firedrill.time.Await;
import dev.firedrill.time.DaemonThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs beside each other, and only as many as this machine bears: of those that there is place for the longest begins, while
 * those that go on do not keep each other waiting. One always may.
 */
final class RunQueue<T> implements AutoCloseable {

    /** A run of a scenario or some mostly waits; one of the whole catalogue takes three of them. */
    static final int PLACES = 8;

    private static final Duration POLL = Duration.ofMillis(200);

    private final DoubleSupplier load;
    private final Duration apart;
    private final List<Waiting<T>> waiting = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("run-queue"));
    private int occupied;
    private boolean begun;
    private boolean closed;

    /**
     * An empty queue.
     *
     * @param load how much longer work takes just now, as {@link MachineLoad} says it
     * @param apart what lies between two that start, which is when they keep the machine busy
     */
    RunQueue(DoubleSupplier load, Duration apart) {
        this.load = load;
        this.apart = apart;
    }

    /**
     * A run that is to come.
     *
     * @param places how many it takes
     * @param seconds about how long it lasts
     */
    record Play<T>(int places, int seconds, Callable<T> run) {}

    private record Waiting<T>(Play<T> play, CompletableFuture<T> outcome) {}

    /** Lets it begin when its turn comes. */
    synchronized CompletableFuture<T> add(Play<T> play) {
        var outcome = new CompletableFuture<T>();
        waiting.add(new Waiting<>(play, outcome));
        waiting.sort(Comparator.comparing((Waiting<T> w) -> w.play().seconds()).reversed());
        if (!begun) {
            begun = true;
            threads.execute(this::admit);
        }
        return outcome;
    }

    private void admit() {
        try {
            Waiting<T> next = next();
            while (next != null) {
                Waiting<T> now = next;
                threads.execute(() -> play(now));
                Await.passing("the last one is starting", apart);
                next = next();
            }
        } catch (Await.Interrupted e) {
            // It was closed.
            return;
        }
    }

    /** The next one, once it may begin; null when there is none left. */
    private @Nullable Waiting<T> next() {
        while (isOpen()) {
            Optional<Waiting<T>> next = takeWhatFits();
            if (next.isPresent()) {
                return next.get();
            }
            Await.passing("another run ends, or the machine gets quieter", POLL);
        }
        return null;
    }

    private synchronized boolean isOpen() {
        begun = !waiting.isEmpty() && !closed;
        return begun;
    }

    private synchronized Optional<Waiting<T>> takeWhatFits() {
        var next = waiting.stream().filter(this::fits).findFirst();
        next.ifPresent(now -> {
            waiting.remove(now);
            occupied += now.play().places();
        });
        return next;
    }

    private boolean fits(Waiting<T> one) {
        return occupied == 0 || (occupied + one.play().places() <= PLACES && load.getAsDouble() <= MachineLoad.BUSY);
    }

    private void play(Waiting<T> now) {
        try {
            now.outcome().complete(now.play().run().call());
        } catch (Exception | Error e) {
            now.outcome().completeExceptionally(e);
        } finally {
            leave(now.play());
        }
    }

    private synchronized void leave(Play<T> play) {
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
