package dev.firedrill.rehearsal;

import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes on side by side for a while, each doing again and again. When the time is over nothing new begins; what
 * still hangs is left to end by itself, so that a scenario can act while it does.
 */
final class Bustle {

    private final ExecutorService threads;
    private final AtomicInteger underway = new AtomicInteger();

    Bustle(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Something to do again and again.
     *
     * @param pause between the end of one time and the beginning of the next
     */
    record Doing(Runnable once, Duration pause) {}

    /** Lets these go on for this long. */
    void goOn(String purpose, Duration time, Collection<Doing> doings) {
        var over = begin(doings);
        try {
            Await.passing(purpose, time);
        } finally {
            over.set(true);
        }
    }

    /** Lets these go on while something else happens. */
    void goOnWhile(Runnable part, Collection<Doing> doings) {
        var over = begin(doings);
        try {
            part.run();
        } finally {
            over.set(true);
        }
    }

    private AtomicBoolean begin(Collection<Doing> doings) {
        var over = new AtomicBoolean();
        for (Doing doing : List.copyOf(doings)) {
            underway.incrementAndGet();
            var unused = CompletableFuture.runAsync(() -> repeat(doing, over), threads)
                    .whenComplete((nothing, trouble) -> underway.decrementAndGet());
        }
        return over;
    }

    private static void repeat(Doing doing, AtomicBoolean over) {
        while (!over.get()) {
            doing.once().run();
            if (!over.get()) {
                Await.passing("users pause between requests", doing.pause());
            }
        }
    }

    /** Waits until what was left hanging has ended; what has not by then is no longer awaited. */
    void settle(Duration bound) {
        try {
            Await.until("requests that hung have ended", bound, underway::get, left -> left == 0);
        } catch (BoundExceeded e) {
            // Each ends by its own deadline, and then finds its rehearsal ended.
            return;
        }
    }
}
