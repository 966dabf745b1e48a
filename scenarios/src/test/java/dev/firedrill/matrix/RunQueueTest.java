package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.matrix.RunQueue.Play;
import dev.firedrill.time.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunQueueTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile double stretch = 1;
    private final RunQueue<String> queue = new RunQueue<>(() -> stretch, Duration.ZERO);

    @AfterEach
    void close() {
        queue.close();
    }

    /** Lasts until the test says that all are over. */
    private CompletableFuture<String> lasting(String name, int places, int seconds) {
        return queue.add(new Play<>(places, seconds, () -> {
            begun.add(name);
            over.await();
            return name;
        }));
    }

    private void awaitBegun(int count) {
        Await.until("as many have begun", SOON, begun::size, size -> size == count);
    }

    /** Takes the whole machine, and is over at once. */
    private CompletableFuture<String> alone(String name, int seconds) {
        return queue.add(new Play<>(RunQueue.PLACES, seconds, () -> {
            begun.add(name);
            return name;
        }));
    }

    @Test
    void the_longest_comes_first() {
        var first = lasting("first", RunQueue.PLACES, 1);
        awaitBegun(1);
        var others = List.of(alone("short", 10), alone("long", 30), alone("middling", 20));

        over.countDown();

        assertThat(first).succeedsWithin(SOON);
        assertThat(others).allSatisfy(other -> assertThat(other).succeedsWithin(SOON));
        assertThat(begun).containsExactly("first", "long", "middling", "short");
    }

    @Test
    void what_has_no_place_waits_for_the_end_of_others() {
        var others = List.of(lasting("one", RunQueue.PLACES - 1, 30), lasting("two", 1, 20));
        var three = lasting("three", 1, 10);
        awaitBegun(2);

        over.countDown();

        assertThat(three).succeedsWithin(SOON);
        assertThat(others).allSatisfy(other -> assertThat(other).succeedsWithin(SOON));
        assertThat(begun).hasSize(3).endsWith("three");
    }

    @Test
    void what_is_small_begins_beside_what_leaves_no_place_for_a_large_one() {
        var large = List.of(lasting("large", RunQueue.PLACES - 1, 30), lasting("next", RunQueue.PLACES - 1, 20));
        var small = lasting("small", 1, 10);

        awaitBegun(2);
        assertThat(begun).containsExactlyInAnyOrder("large", "small");
        over.countDown();
        assertThat(large).allSatisfy(one -> assertThat(one).succeedsWithin(SOON));
        assertThat(small).succeedsWithin(SOON);
    }

    @Test
    void on_a_busy_machine_one_at_a_time_may_begin() {
        stretch = MachineLoad.BUSY + 1;
        var both = List.of(lasting("one", 1, 30), lasting("two", 1, 20));
        awaitBegun(1);
        Await.passing("a time in which nothing begins", Duration.ofMillis(500));
        assertThat(begun).hasSize(1);

        stretch = 1;

        awaitBegun(2);
        assertThat(both).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void a_run_that_breaks_down_leaves_its_place() {
        CompletableFuture<String> broken = queue.add(new Play<>(RunQueue.PLACES, 30, () -> {
            throw new IllegalStateException("on purpose");
        }));
        var next = queue.add(new Play<>(RunQueue.PLACES, 20, () -> "next"));

        assertThatThrownBy(broken::join).hasRootCauseMessage("on purpose");
        assertThat(next).succeedsWithin(SOON).isEqualTo("next");
    }

    @Test
    void what_is_added_when_all_are_over_is_played_as_well() {
        assertThat(queue.add(new Play<>(1, 1, () -> "first"))).succeedsWithin(SOON);

        assertThat(queue.add(new Play<>(1, 1, () -> "second")))
                .succeedsWithin(SOON)
                .isEqualTo("second");
    }
}
