package dev.firedrill.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits that have a name and a bound. Nothing in this project waits in another way. */
public final class Await {

    private static final Duration POLL = Duration.ofMillis(20);

    private Await() {}

    /**
     * Observes until the observation satisfies, and returns it.
     *
     * @param condition what is awaited, as the end of the sentence "waited until …"
     * @param bound the budget; the observation is made at least once
     * @throws BoundExceeded when the budget is spent, with the last observation
     */
    public static <T> T until(String condition, Duration bound, Supplier<T> observe, Predicate<? super T> satisfied) {
        return until(condition, bound, POLL, observe, satisfied);
    }

    /** As {@link #until(String, Duration, Supplier, Predicate)}, observing once per interval. */
    public static <T> T until(
            String condition, Duration bound, Duration interval, Supplier<T> observe, Predicate<? super T> satisfied) {
        var observation = new Observation<>(condition, observe, satisfied);
        if (observation.satisfies()) {
            return observation.last;
        }
        if (bound.isZero() || bound.isNegative()) {
            throw new BoundExceeded(condition, bound, String.valueOf(observation.last));
        }
        try {
            Awaitility.await(condition)
                    .pollInSameThread()
                    .pollDelay(interval)
                    .pollInterval(interval)
                    .atMost(bound.plus(interval))
                    .until(observation::again);
            return observation.last;
        } catch (ConditionTimeoutException e) {
            throw new BoundExceeded(condition, bound, String.valueOf(observation.last));
        }
    }

    /** The last thing seen, so that a wait that fails can say it. */
    private static final class Observation<T> {
        private final String condition;
        private final Supplier<T> observe;
        private final Predicate<? super T> satisfied;
        private T last;

        Observation(String condition, Supplier<T> observe, Predicate<? super T> satisfied) {
            this.condition = condition;
            this.observe = observe;
            this.satisfied = satisfied;
            this.last = observe.get();
        }

        boolean satisfies() {
            return satisfied.test(last);
        }

        boolean again() {
            // Awaitility sleeps through interrupts; a run that the user ends must not.
            if (Thread.currentThread().isInterrupted()) {
                throw new Interrupted(condition);
            }
            last = observe.get();
            return satisfies();
        }
    }

    /** Lets a stated time pass: an observation period, never a guess at how long something takes. */
    public static void passing(String purpose, Duration time) {
        if (time.isNegative() || time.isZero()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(purpose);
        }
    }

    /** The waiting thread was told to stop, as when the user presses Ctrl-C. */
    public static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interrupted(String purpose) {
            super("Stopped while waiting: " + purpose + ".");
        }
    }
}
