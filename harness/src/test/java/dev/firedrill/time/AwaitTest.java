package dev.firedrill.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It measures time")
class AwaitTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final AtomicInteger count = new AtomicInteger();

    /** Interrupts a waiting thread once it waits, and gives what ended it. */
    private static Throwable interrupted(Runnable waiting) throws Exception {
        var ended = new CompletableFuture<Throwable>();
        var thread = new Thread(() -> {
            try {
                waiting.run();
                ended.completeExceptionally(new IllegalStateException("it was not interrupted"));
            } catch (RuntimeException e) {
                ended.complete(e);
            }
        });
        thread.start();
        Await.until("it waits", LONG, thread::getState, state -> state == Thread.State.TIMED_WAITING);
        thread.interrupt();
        return ended.get(10, TimeUnit.SECONDS);
    }

    @Test
    void gives_the_first_observation_that_satisfies() {
        assertThat(Await.until("there are three", LONG, count::incrementAndGet, n -> n >= 3))
                .isEqualTo(3);
    }

    @Test
    void does_not_wait_for_what_is_so_already() {
        assertThat(Await.until("there is one", Duration.ZERO, LONG, count::incrementAndGet, n -> n >= 1))
                .isEqualTo(1);
    }

    @Test
    void says_for_what_how_long_and_what_was_seen_last() {
        assertThatExceptionOfType(BoundExceeded.class)
                .isThrownBy(() -> Await.until("the light is green", SHORT, () -> "red", "green"::equals))
                .withMessage("Waited 0.1 s until the light is green; last seen: red.");
    }

    @Test
    void without_any_budget_it_looks_and_gives_up() {
        assertThatExceptionOfType(BoundExceeded.class)
                .isThrownBy(() -> Await.until("the light is green", Duration.ZERO, () -> "red", "green"::equals));
    }

    @Test
    void an_observation_of_nothing_can_be_said() {
        assertThatExceptionOfType(BoundExceeded.class)
                .isThrownBy(() -> Await.<Integer>until("it is there", SHORT, () -> null, n -> n != null))
                .withMessageContaining("last seen: null");
    }

    @Test
    void ends_soon_after_its_bound() {
        long began = System.nanoTime();

        assertThatExceptionOfType(BoundExceeded.class)
                .isThrownBy(() -> Await.until("never", SHORT, () -> 1, n -> false));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT, Duration.ofSeconds(5));
    }

    @Test
    void observes_once_an_interval() {
        assertThatExceptionOfType(BoundExceeded.class)
                .isThrownBy(
                        () -> Await.until("never", SHORT.multipliedBy(4), SHORT, count::incrementAndGet, n -> false));
        assertThat(count.get()).isBetween(2, 6);
    }

    @Test
    void what_goes_wrong_in_observing_ends_the_wait() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Await.until(
                        "never",
                        LONG,
                        () -> {
                            if (count.incrementAndGet() > 1) {
                                throw new IllegalStateException("gone");
                            }
                            return 1;
                        },
                        n -> false))
                .withMessage("gone");
    }

    @Test
    void an_interrupt_ends_it_long_before_its_bound() throws Exception {
        assertThat(interrupted(() -> Await.until("never", LONG, SHORT, () -> 1, n -> false)))
                .isInstanceOf(Await.Interrupted.class)
                .hasMessage("Stopped while waiting: never.");
    }

    @Test
    void an_interrupt_ends_an_observation_period() throws Exception {
        assertThat(interrupted(() -> Await.passing("users pause", LONG)))
                .isInstanceOf(Await.Interrupted.class)
                .hasMessage("Stopped while waiting: users pause.");
    }

    @Test
    void an_interrupt_stays_known() throws ExecutionException, InterruptedException {
        var known = CompletableFuture.supplyAsync(() -> {
            Thread.currentThread().interrupt();
            try {
                Await.passing("users pause", LONG);
            } catch (Await.Interrupted e) {
                return Thread.interrupted();
            }
            return false;
        });

        assertThat(known.get()).isTrue();
    }

    @Test
    void time_that_is_over_already_does_not_pass() {
        long began = System.nanoTime();

        Await.passing("nothing", Duration.ZERO);
        Await.passing("nothing", LONG.negated());

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
}
