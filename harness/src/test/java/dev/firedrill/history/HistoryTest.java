package dev.firedrill.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.time.RunClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final int THREADS = 8;
    private static final int EACH = 500;

    private final History history = new History(RunClock.start());

    /** All threads at once, each appending as often as it can. */
    private void crowd(Runnable append) {
        var gate = new CountDownLatch(THREADS);
        var done = IntStream.range(0, THREADS)
                .mapToObj(i -> {
                    var future = new CompletableFuture<Void>();
                    new Thread(() -> {
                                gate.countDown();
                                IntStream.range(0, EACH).forEach(n -> append.run());
                                future.complete(null);
                            })
                            .start();
                    return future;
                })
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(done).join();
    }

    @Test
    void ordinals_are_dense_and_times_never_go_back_whoever_appends() {
        crowd(() -> history.append("URL-01", "acme", new Fact.Marked("x")));

        List<Entry> entries = history.entries();
        assertThat(entries)
                .extracting(Entry::ordinal)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, THREADS * EACH).boxed().toList());
        assertThat(entries).extracting(Entry::at).isSorted();
    }

    @Test
    void a_listener_hears_of_every_entry_once() {
        var heard = new ConcurrentLinkedQueue<Long>();
        history.onAppend(entry -> heard.add(entry.ordinal()));

        crowd(() -> history.append("", "", new Fact.Marked("x")));

        assertThat(heard).hasSize(THREADS * EACH).doesNotHaveDuplicates();
    }

    @Test
    void a_listener_may_append() {
        history.onAppend(entry -> {
            if (entry.fact() instanceof Fact.KeyAsked) {
                history.append("", "", new Fact.Marked("asked"));
            }
        });

        history.append("", "", new Fact.KeyAsked("kid", 200));

        assertThat(history.entries()).hasSize(2);
    }

    @Test
    void a_listener_hears_nothing_of_what_came_before_it() {
        var heard = new ArrayList<Entry>();
        history.append("", "", new Fact.Marked("before"));

        history.onAppend(heard::add);

        assertThat(heard).isEmpty();
    }

    @Test
    void what_was_read_does_not_grow() {
        var before = history.entries();

        history.append("", "", new Fact.Marked("later"));

        assertThat(before).isEmpty();
    }

    @Test
    void a_recorder_appends_for_its_rehearsal() {
        var entry = history.recorder("URL-01").record("acme", new Fact.Marked("x"));

        assertThat(history.entries()).containsExactly(entry);
        assertThat(entry.rehearsal()).isEqualTo("URL-01");
        assertThat(entry.tenant()).isEqualTo("acme");
    }

    @Test
    void a_view_has_one_rehearsal_and_what_concerns_all() {
        history.append("URL-01", "", new Fact.Marked("own"));
        history.append("URL-01/alone", "", new Fact.Marked("alone"));
        history.append("", "", new Fact.Marked("all"));

        var view = HistoryView.of(Samples.header(), history.entries(), "URL-01");

        assertThat(view.all(Fact.Marked.class).map(s -> s.fact().name())).containsExactly("own", "all");
    }

    @Test
    void each_rehearsal_keeps_its_first_exchanges_alone() {
        var exchange = new Exchange("", new Exchange.Message("GET /", List.of(), "", 0), null, List.of());
        IntStream.rangeClosed(0, History.MOST_EXCHANGES)
                .forEach(n -> history.append("URL-01", "acme", new Fact.Marked("x"), null, List.of(exchange)));

        Entry other = history.append("URL-05", "acme", new Fact.Marked("x"), null, List.of(exchange));

        assertThat(history.entries())
                .filteredOn(entry -> entry.exchanges().isEmpty())
                .extracting(Entry::ordinal)
                .containsExactly(History.MOST_EXCHANGES + 1L);
        assertThat(other.exchanges()).containsExactly(exchange);
    }
}
