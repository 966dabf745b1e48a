package dev.firedrill.toxiproxy;

import static dev.firedrill.toxiproxy.Line.endOf;
import static dev.firedrill.toxiproxy.Line.finish;
import static dev.firedrill.toxiproxy.Line.hear;
import static dev.firedrill.toxiproxy.Line.hearAll;
import static dev.firedrill.toxiproxy.Line.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.time.Await;
import dev.firedrill.toxiproxy.Line.End;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What toxics do to connections, seen from both ends. */
final class ToxicRows extends Rows {

    ToxicRows(Bench bench, boolean original) {
        super(bench, original);
        bench.proxy("p");
    }

    private Line line() {
        return bench.line("p");
    }

    // Without toxics

    @Row
    void messages_pass_in_both_directions() {
        Line line = line();
        for (String text : List.of("one", "two", "three")) {
            say(line.client(), text);
            assertThat(hear(line.server(), text.length())).isEqualTo(text);
            say(line.server(), text);
            assertThat(hear(line.client(), text.length())).isEqualTo(text);
        }
    }

    @Row
    void a_large_message_arrives_whole() {
        Line line = line();
        String text = "0123456789abcdef".repeat(1 << 18);
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> say(line.client(), text), Talk.THREADS);

        assertThat(hear(line.server(), text.length())).isEqualTo(text);
        sent.join();
    }

    @Row
    @Differs(
            original = "It is cut off: its connection is closed in both directions.",
            ours = "It still hears the answer.",
            why = "TCP has half-closed connections, and a proxy without toxics must not be noticed.")
    void a_client_that_has_finished_sending() {
        Line line = line();

        say(line.client(), "question");
        finish(line.client());
        assertThat(hearAll(line.server())).isEqualTo("question");
        if (original()) {
            assertThat(hearAll(line.client())).isEmpty();
        } else {
            say(line.server(), "answer");
            finish(line.server());
            assertThat(hearAll(line.client())).isEqualTo("answer");
        }
    }

    @Row
    @Differs(
            original = "The other side sees an ordinary end.",
            ours = "The other side sees a reset.",
            why = "Who is behind the proxy must see what it would see without.")
    void a_side_that_resets_its_connection() {
        Line line = line().warmedUp();

        Line.abort(line.client());

        assertThat(endOf(line.server())).isEqualTo(original() ? End.FIN : End.RESET);
    }

    @Row
    void who_sends_to_a_client_that_went_away_learns_it() {
        Line line = line().warmedUp();
        finish(line.client());
        assertThat(endOf(line.server())).isEqualTo(End.FIN);
        Line.abort(line.client());

        awaitFailure(line.server());
    }

    @Row
    @Differs(
            original = "Every call for that proxy waits until the upstream answers, or the system gives up.",
            ours = "Calls are answered at once, and other connections are dialled meanwhile.",
            why = "No control call may hang.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void an_upstream_that_does_not_answer_when_it_is_dialled() throws Exception {
        try (var full = new FullServer(bench.target.upstreamHost())) {
            create("full", "'upstream':'" + full.address() + "'");
            bench.dial("full");
            Await.passing("the upstream is being dialled", Duration.ofMillis(200));
            CompletableFuture<Integer> deleted = CompletableFuture.supplyAsync(
                    () -> bench.control.delete("/proxies/full").status(), Talk.THREADS);
            if (original()) {
                Await.passing("a call that does not hang would be over", Duration.ofMillis(700));
                assertThat(deleted).isNotDone();
                full.accept();
            }

            assertThat(deleted.get(20, TimeUnit.SECONDS)).isEqualTo(204);
        }
    }

    @Row
    void an_upstream_that_is_not_there_ends_the_connection() throws IOException {
        bench.upstream.close();

        assertThat(endOf(bench.dial("p"))).isEqualTo(End.FIN);
    }

    @Row
    void a_sender_is_slowed_when_nothing_passes() throws IOException {
        bench.toxic("p", "{'type':'bandwidth','stream':'upstream','attributes':{'rate':0}}");
        InetSocketAddress address = bench.listen("p");
        long sent = 0;
        try (SocketChannel client = SocketChannel.open(address)) {
            client.configureBlocking(false);
            long before = -1;
            while (sent > before && sent < 100L << 20) {
                before = sent;
                sent += writeUntilFull(client);
            }
        }

        assertThat(sent).isBetween(1L, 50L << 20);
    }

    private static long writeUntilFull(SocketChannel channel) throws IOException {
        long sent = 0;
        for (int i = 0; i < 100; i++) {
            long written = channel.write(ByteBuffer.allocate(1 << 20));
            if (written == 0) {
                Await.passing("the receiver has time to make room", Duration.ofMillis(10));
            }
            sent += written;
        }
        return sent;
    }

    // Latency

    @Row
    void latency_delays_its_direction() {
        bench.toxic("p", "{'type':'latency','stream':'upstream','attributes':{'latency':300}}");
        Line line = line();

        Duration there = bench.timed(() -> {
            say(line.client(), "a");
            hear(line.server(), 1);
        });

        assertThat(there).isBetween(Duration.ofMillis(300), PROMPT);
    }

    @Row
    void latency_leaves_the_other_direction_alone() {
        bench.toxic("p", "{'type':'latency','stream':'upstream','attributes':{'latency':60000}}");
        Line line = line();

        say(line.server(), "b");

        assertThat(hear(line.client(), 1)).isEqualTo("b");
    }

    @Row
    void two_latencies_add_up() {
        bench.toxic("p", "{'name':'one','type':'latency','attributes':{'latency':200}}");
        bench.toxic("p", "{'name':'two','type':'latency','attributes':{'latency':250}}");
        Line line = line();

        Duration there = bench.timed(() -> {
            say(line.server(), "a");
            hear(line.client(), 1);
        });

        assertThat(there).isGreaterThanOrEqualTo(Duration.ofMillis(450));
    }

    @Row
    void latency_does_not_throttle() {
        bench.toxic("p", "{'type':'latency','stream':'upstream','attributes':{'latency':500}}");
        Line line = line();
        String text = "x".repeat(3 << 20);

        Duration there = bench.timed(() -> {
            say(line.client(), text);
            assertThat(hear(line.server(), text.length())).isEqualTo(text);
        });

        assertThat(there)
                .isBetween(Duration.ofMillis(500), Duration.ofMillis(500).plus(PROMPT));
    }

    @Row
    void a_latency_works_on_connections_that_were_open_before() {
        Line line = line().warmedUp();
        bench.toxic("p", "{'type':'latency','attributes':{'latency':200}}");

        Duration there = bench.timed(() -> {
            say(line.server(), "a");
            hear(line.client(), 1);
        });

        assertThat(there).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Row
    void a_latency_does_not_delay_the_end() {
        bench.toxic("p", "{'type':'latency','attributes':{'latency':60000}}");
        Line line = line();

        finish(line.server());

        assertThat(hearAll(line.client())).isEmpty();
    }

    @Row
    void a_negative_latency_is_none() {
        bench.toxic("p", "{'type':'latency','attributes':{'latency':-5000,'jitter':-3}}");

        line().warmedUp();
    }

    @Row
    void jitter_stays_within_its_bounds() {
        bench.toxic("p", "{'type':'latency','attributes':{'latency':60,'jitter':30}}");
        Line line = line();
        for (int i = 0; i < 10; i++) {
            Duration there = bench.timed(() -> {
                say(line.server(), "a");
                hear(line.client(), 1);
            });
            assertThat(there).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        }
    }

    @Row
    void removing_a_latency_lets_go_what_it_held_at_once() {
        bench.toxic("p", "{'type':'latency','name':'slow','attributes':{'latency':60000}}");
        Line line = line();
        say(line.server(), "held");
        finish(line.server());

        Duration removed = bench.timed(() -> {
            bench.remove("p", "slow");
            assertThat(hearAll(line.client())).isEqualTo("held");
        });

        assertThat(removed).isLessThan(PROMPT);
    }

    @Row
    void a_latency_that_is_lowered_lets_go_what_it_holds() {
        bench.toxic("p", "{'type':'latency','name':'slow','attributes':{'latency':60000}}");
        Line line = line();
        say(line.server(), "held");
        assertThat(silent(line.client())).isTrue();

        bench.update("p", "slow", "{'attributes':{'latency':200}}");

        assertThat(hear(line.client(), 4)).isEqualTo("held");
    }

    @Row
    @Differs(
            original = "It lets go what it is holding, whatever the update says.",
            ours = "It holds on to it, as long as it says now.",
            why = "An update that changes nothing must change nothing.")
    void a_latency_that_is_updated_while_it_holds_bytes() {
        bench.toxic("p", "{'type':'latency','name':'slow','attributes':{'latency':60000}}");
        Line line = line();
        say(line.server(), "held");
        assertThat(silent(line.client())).isTrue();

        bench.update("p", "slow", "{'attributes':{'latency':50000}}");

        if (original()) {
            assertThat(hear(line.client(), 4)).isEqualTo("held");
        } else {
            assertThat(silent(line.client())).isTrue();
        }
    }

    @Row
    @Differs(
            original = "The toxic before it lets go what it is holding.",
            ours = "Nothing happens to it.",
            why = "A toxic is added to those that are there; it does not disturb them.")
    void a_toxic_that_is_added_behind_one_that_holds_bytes() {
        bench.toxic("p", "{'type':'latency','name':'slow','attributes':{'latency':60000}}");
        Line line = line();
        say(line.server(), "held");
        assertThat(silent(line.client())).isTrue();

        bench.toxic("p", "{'type':'noop'}");

        if (original()) {
            assertThat(hear(line.client(), 4)).isEqualTo("held");
        } else {
            assertThat(silent(line.client())).isTrue();
        }
    }

    // Bandwidth

    @Row
    void bandwidth_lets_no_more_pass_than_its_rate() {
        bench.toxic("p", "{'type':'bandwidth','stream':'upstream','attributes':{'rate':100}}");
        Line line = line();
        String text = "x".repeat(60_000);

        Duration there = bench.timed(() -> {
            say(line.client(), text);
            assertThat(hear(line.server(), text.length())).isEqualTo(text);
        });

        assertThat(there).isGreaterThanOrEqualTo(Duration.ofMillis(600));
    }

    @Row
    void a_bandwidth_cuts_what_is_large_into_pieces_of_100_ms() throws IOException {
        bench.toxic("p", "{'type':'bandwidth','attributes':{'rate':10}}");
        Line line = line();

        say(line.server(), "x".repeat(3000));

        assertThat(line.client().getInputStream().read(new byte[4000])).isLessThan(3000);
        hear(line.client(), 1000);
    }

    @Row
    @Differs(
            original = "The latency counts from when bytes were read: what the bandwidth took is part of it.",
            ours = "The two add up.",
            why = "Toxics are said to work one after the other.")
    void a_latency_behind_a_bandwidth() {
        bench.toxic("p", "{'type':'bandwidth','attributes':{'rate':10}}");
        bench.toxic("p", "{'type':'latency','attributes':{'latency':1000}}");
        Line line = line();

        Duration there = bench.timed(() -> {
            say(line.server(), "x".repeat(10_000));
            hear(line.client(), 10_000);
        });

        assertThat(there).isGreaterThanOrEqualTo(Duration.ofMillis(950));
        assertThat(there.compareTo(Duration.ofMillis(1950)) < 0).isEqualTo(original());
    }

    @Row
    void a_bandwidth_of_0_lets_nothing_pass_until_it_is_changed() throws IOException {
        bench.toxic("p", "{'type':'bandwidth','name':'shut','attributes':{'rate':0}}");
        Line line = line();
        say(line.server(), "held");
        assertThat(silent(line.client())).isTrue();

        bench.update("p", "shut", "{'attributes':{'rate':1000}}");

        assertThat(hear(line.client(), 4)).isEqualTo("held");
    }

    // Slow close

    @Row
    void slow_close_delays_the_end_alone() {
        bench.toxic("p", "{'type':'slow_close','attributes':{'delay':400}}");
        Line line = line();
        say(line.server(), "text");
        assertThat(hear(line.client(), 4)).isEqualTo("text");

        Duration ended = bench.timed(() -> {
            finish(line.server());
            assertThat(endOf(line.client())).isEqualTo(End.FIN);
        });

        assertThat(ended).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Row
    void removing_a_slow_close_ends_what_waits_for_it() {
        bench.toxic("p", "{'type':'slow_close','name':'slow','attributes':{'delay':60000}}");
        Line line = line();
        finish(line.server());

        bench.remove("p", "slow");

        assertThat(endOf(line.client())).isEqualTo(End.FIN);
    }

    // Timeout

    @Row
    void a_timeout_closes_a_connection_on_which_nothing_happens() {
        Line line = line().warmedUp();
        Duration closed = bench.timed(() -> {
            bench.toxic("p", "{'type':'timeout','stream':'upstream','attributes':{'timeout':300}}");
            assertThat(hearAll(line.server())).isEmpty();
            assertThat(hearAll(line.client())).isEmpty();
        });

        assertThat(closed).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Row
    @Differs(
            original = "Every byte puts it off: it never closes a connection that is used.",
            ours = "It counts from when the connection or the toxic began.",
            why = "Its documentation says that it stops all data and closes the connection after the timeout.")
    void a_timeout_on_a_connection_that_is_used() {
        Line line = line().warmedUp();
        bench.toxic("p", "{'type':'timeout','stream':'upstream','attributes':{'timeout':500}}");
        for (int i = 0; original() && i < 12; i++) {
            assertThat(fails(line.client())).isFalse();
            Await.passing("less than the timeout", Duration.ofMillis(100));
        }

        if (!original()) {
            awaitFailure(line.client());
        }
    }

    @Row
    void a_timeout_swallows_what_is_sent() {
        bench.toxic("p", "{'type':'timeout','attributes':{'timeout':300}}");
        Line line = line();
        say(line.server(), "lost");

        assertThat(hearAll(line.client())).isEmpty();
    }

    @Row
    void a_timeout_of_0_closes_nothing() throws IOException {
        bench.toxic("p", "{'type':'timeout','attributes':{'timeout':0}}");
        Line line = line();
        say(line.server(), "lost");

        assertThat(silent(line.client())).isTrue();
        say(line.client(), "heard");
        assertThat(hear(line.server(), 5)).isEqualTo("heard");
    }

    @Row
    void removing_a_timeout_closes_what_it_tore() throws IOException {
        bench.toxic("p", "{'type':'timeout','name':'hole','attributes':{'timeout':0}}");
        Line line = line();
        say(line.server(), "lost");
        assertThat(silent(line.client())).isTrue();

        bench.remove("p", "hole");

        assertThat(hearAll(line.client())).isEmpty();
    }

    @Row
    @Differs(
            original = "They are closed.",
            ours = "They go on.",
            why = "Nothing was swallowed, so their stream has no hole.")
    void connections_without_traffic_when_a_timeout_is_removed() {
        Line line = line().warmedUp();
        bench.toxic("p", "{'type':'timeout','name':'hole','attributes':{'timeout':0}}");

        bench.remove("p", "hole");

        assertGoesOn(line);
    }

    private void assertGoesOn(Line line) {
        if (original()) {
            assertThat(hearAll(line.client())).isEmpty();
        } else {
            line.warmedUp();
        }
    }

    @Row
    @Differs(original = "They are closed.", ours = "They go on.", why = "A toxicity of 0 must be neutral.")
    void connections_that_a_timeout_spares_when_it_is_removed() {
        bench.toxic("p", "{'type':'timeout','name':'hole','toxicity':0,'attributes':{'timeout':0}}");
        Line line = line().warmedUp();

        bench.remove("p", "hole");

        assertGoesOn(line);
    }

    // Reset

    @Row
    @Differs(original = "It is closed in peace.", ours = "It is reset.", why = "That is what the toxic is for.")
    void a_connection_that_was_open_before_a_reset_toxic_came() {
        Line line = line().warmedUp();
        bench.toxic("p", "{'type':'reset_peer','stream':'upstream','attributes':{'timeout':0}}");

        say(line.client(), "a");

        End expected = original() ? End.FIN : End.RESET;
        assertThat(endOf(line.client())).isEqualTo(expected);
        assertThat(endOf(line.server())).isEqualTo(expected);
    }

    @Row
    @Differs(
            original = "It ends with a reset, however peacefully it was closed.",
            ours = "It ends as it was ended.",
            why = "A toxicity of 0 must be neutral.")
    void a_connection_that_a_reset_toxic_spares() {
        bench.toxic("p", "{'type':'reset_peer','toxicity':0,'attributes':{'timeout':0}}");
        Line line = line().warmedUp();

        finish(line.server());

        assertThat(endOf(line.client())).isEqualTo(original() ? End.RESET : End.FIN);
    }

    @Row
    void a_reset_comes_when_its_time_is_over() {
        bench.toxic("p", "{'type':'reset_peer','attributes':{'timeout':300}}");
        Line line = line();

        Duration reset = bench.timed(() -> {
            say(line.server(), "a");
            assertThat(endOf(line.client())).isEqualTo(End.RESET);
        });

        assertThat(reset).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Row
    void a_connection_that_comes_later_is_reset() {
        bench.toxic("p", "{'type':'reset_peer','attributes':{'timeout':0}}");
        Line line = line();

        say(line.server(), "a");

        assertThat(endOf(line.client())).isEqualTo(End.RESET);
    }

    @Row
    void a_reset_waits_for_the_first_bytes() throws IOException {
        bench.toxic("p", "{'type':'reset_peer','attributes':{'timeout':0}}");
        Line line = line();

        assertThat(silent(line.client())).isTrue();
    }

    @Row
    @Differs(
            original = "The call waits as long as the reset does.",
            ours = "It is answered at once.",
            why = "No control call may hang.",
            in = {Semantics.COMPAT, Semantics.FAITHFUL})
    void a_reset_that_waits_is_removed() {
        bench.toxic("p", "{'type':'reset_peer','name':'rst','attributes':{'timeout':1500}}");
        Line line = line();
        say(line.server(), "held");
        assertThat(silent(line.client())).isTrue();
        CompletableFuture<Void> removed = CompletableFuture.runAsync(() -> bench.remove("p", "rst"), Talk.THREADS);

        if (original()) {
            Await.passing("a call that does not hang would be over", Duration.ofMillis(400));
            assertThat(removed).isNotDone();
        }
        removed.join();
    }

    @Row
    @Differs(
            original = "They are lost, and the connection ends when the time is over.",
            ours = "They arrive, and the connection goes on.",
            why = "What is removed in time does nothing.")
    void bytes_that_came_to_a_reset_which_is_then_removed() {
        bench.toxic("p", "{'type':'reset_peer','name':'rst','attributes':{'timeout':800}}");
        Line line = line();
        say(line.server(), "held");
        assertThat(silent(line.client())).isTrue();

        bench.remove("p", "rst");

        if (original()) {
            assertThat(endOf(line.client())).isEqualTo(End.RESET);
        } else {
            assertThat(hear(line.client(), 4)).isEqualTo("held");
            line.warmedUp();
        }
    }

    // Slicer

    @Row
    void a_slicer_keeps_everything() {
        bench.toxic(
                "p",
                "{'type':'slicer','stream':'upstream','attributes':{'average_size':100,'size_variation':40,'delay':100}}");
        Line line = line();
        String text = IntStream.range(0, 2000).mapToObj(Integer::toString).reduce("", String::concat);

        say(line.client(), text);

        assertThat(hear(line.server(), text.length())).isEqualTo(text);
    }

    @Row
    @Differs(
            original = "It halves what was read until the pieces are small enough: 28 bytes become four times 7.",
            ours =
                    "It cuts slices of the average size, at places that do not depend on how bytes arrived: 10, 10 and 8.",
            why = "So the slices have the size that was asked for, and are the same in every run.")
    void a_slicer_with_an_average_of_10() throws IOException {
        bench.toxic("p", "{'type':'slicer','attributes':{'average_size':10,'delay':200000}}");
        Line line = line();

        say(line.server(), "x".repeat(28));

        assertThat(line.client().getInputStream().read(new byte[100])).isEqualTo(original() ? 7 : 10);
    }

    @Row
    void a_slicer_pauses_after_each_slice() {
        bench.toxic("p", "{'type':'slicer','attributes':{'average_size':10,'size_variation':0,'delay':30000}}");
        Line line = line();

        Duration there = bench.timed(() -> {
            say(line.server(), "x".repeat(100));
            hear(line.client(), 100);
        });

        assertThat(there).isGreaterThanOrEqualTo(Duration.ofMillis(270));
    }

    // Limit

    @Row
    void a_limit_passes_exactly_its_bytes_and_closes() {
        bench.toxic("p", "{'type':'limit_data','attributes':{'bytes':10}}");
        Line line = line();
        say(line.server(), "123456");
        say(line.server(), "7890ab");

        assertThat(hearAll(line.client())).isEqualTo("1234567890");
    }

    @Row
    void a_limit_counts_on_after_an_update() {
        bench.toxic("p", "{'type':'limit_data','name':'limit','attributes':{'bytes':10}}");
        Line line = line();
        say(line.server(), "12345");
        assertThat(hear(line.client(), 5)).isEqualTo("12345");

        bench.update("p", "limit", "{'attributes':{'bytes':8}}");
        say(line.server(), "67890");

        assertThat(hearAll(line.client())).isEqualTo("678");
    }

    @Row
    void a_limit_of_0_closes_on_the_first_byte_and_not_before() throws IOException {
        bench.toxic("p", "{'type':'limit_data','attributes':{'bytes':0}}");
        Line line = line();
        assertThat(silent(line.client())).isTrue();

        say(line.server(), "1");

        assertThat(hearAll(line.client())).isEmpty();
    }

    // Toxicity

    @Row
    void a_toxicity_of_0_lets_everything_pass() {
        bench.toxic("p", "{'type':'bandwidth','toxicity':0,'attributes':{'rate':0}}");
        bench.toxic("p", "{'type':'limit_data','toxicity':0,'attributes':{'bytes':1}}");

        line().warmedUp().warmedUp();
    }

    @Row
    @Differs(
            original = "Every update draws it again for every connection.",
            ours = "Once for each connection and direction.",
            why = "A connection that is spared stays so, and the same seed gives the same run.")
    void when_the_toxicity_is_drawn() {
        bench.toxic("p", "{'type':'latency','name':'some','toxicity':0.5,'attributes':{'latency':250}}");
        Line line = line();
        Set<Boolean> hits = new HashSet<>();
        for (int i = 0; i < (original() ? 16 : 5) && hits.size() < 2; i++) {
            bench.update("p", "some", "{}");
            Duration there = bench.timed(() -> {
                say(line.server(), "a");
                hear(line.client(), 1);
            });
            hits.add(there.compareTo(Duration.ofMillis(250)) >= 0);
        }

        assertThat(hits).hasSize(original() ? 2 : 1);
    }

    @Row
    void half_of_the_connections_suffer_a_toxicity_of_a_half() {
        bench.toxic("p", "{'type':'limit_data','toxicity':0.5,'attributes':{'bytes':0}}");
        int hit = 0;
        for (int i = 0; i < 40; i++) {
            try (Line line = line()) {
                say(line.server(), "a");
                hit += hear(line.client(), 1).isEmpty() ? 1 : 0;
            }
        }

        assertThat(hit).isBetween(6, 34);
    }

    @Row
    void a_toxicity_that_rises_hits_connections_that_are_open() throws IOException {
        bench.toxic("p", "{'type':'bandwidth','name':'shut','toxicity':0,'attributes':{'rate':0}}");
        Line line = line().warmedUp();

        bench.update("p", "shut", "{'toxicity':1}");
        say(line.server(), "held");
        assertThat(silent(line.client())).isTrue();

        bench.update("p", "shut", "{'toxicity':0}");
        assertThat(hear(line.client(), 4)).isEqualTo("held");
    }

    // Chains

    @Row
    void toxics_work_in_the_order_in_which_they_were_added() {
        bench.toxic("p", "{'type':'limit_data','attributes':{'bytes':6}}");
        bench.toxic("p", "{'type':'latency','attributes':{'latency':200}}");
        Line line = line();

        Duration there = bench.timed(() -> {
            say(line.server(), "123456789");
            assertThat(hearAll(line.client())).isEqualTo("123456");
        });

        assertThat(there).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Row
    void nothing_is_lost_while_toxics_come_and_go() {
        Line line = line();
        String text = IntStream.range(0, 300_000)
                .mapToObj(Integer::toString)
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
        CompletableFuture<Void> sent = CompletableFuture.runAsync(
                () -> {
                    say(line.client(), text);
                    finish(line.client());
                },
                Talk.THREADS);
        CompletableFuture<String> heard =
                CompletableFuture.supplyAsync(() -> hear(line.server(), text.length()), Talk.THREADS);
        for (int i = 0; i < 20; i++) {
            bench.toxic("p", "{'type':'latency','name':'t','stream':'upstream','attributes':{'latency':5}}");
            bench.update("p", "t", "{'attributes':{'latency':1}}");
            bench.remove("p", "t");
        }

        assertThat(heard.join()).isEqualTo(text);
        sent.join();
    }

    @Row
    void a_toxic_is_removed_from_connections_that_broke_meanwhile() {
        bench.toxic("p", "{'type':'latency','name':'t','stream':'upstream','attributes':{'latency':1000}}");
        for (int i = 0; i < 5; i++) {
            Line line = line();
            say(line.client(), "a");
            Line.abort(line.client());
            Line.abort(line.server());
        }

        bench.remove("p", "t");

        line().warmedUp();
    }

    @Row
    void a_reset_of_everything_frees_what_is_held() {
        bench.toxic("p", "{'type':'latency','attributes':{'latency':60000}}");
        Line line = line();
        say(line.server(), "held");
        assertThat(silent(line.client())).isTrue();

        assertThat(post("/reset", "").status()).isEqualTo(204);

        assertThat(hear(line.client(), 4)).isEqualTo("held");
    }

    // Proxies

    @Row
    void disabling_a_proxy_ends_its_connections_and_refuses_new_ones() {
        Line line = line().warmedUp();
        InetSocketAddress address = bench.listen("p");

        bench.control.post("/proxies/p", "{\"enabled\":false}");

        assertThat(hearAll(line.client())).isEmpty();
        assertThat(hearAll(line.server())).isEmpty();
        assertThat(refuses(address)).isTrue();
    }

    @Row
    void deleting_a_proxy_returns_at_once_whatever_is_held() {
        Line line = line().warmedUp();
        bench.toxic("p", "{'type':'latency','attributes':{'latency':60000}}");
        say(line.server(), "held");

        Duration deleted = bench.timed(
                () -> assertThat(bench.control.delete("/proxies/p").status()).isEqualTo(204));

        assertThat(deleted).isLessThan(PROMPT);
        assertThat(hearAll(line.client())).isEmpty();
    }

    @Row
    void a_proxy_that_leads_elsewhere_ends_its_connections() throws IOException {
        Line line = line().warmedUp();
        InetSocketAddress before = bench.listen("p");
        try (var elsewhere = new ServerSocket(0, 5, InetAddress.getByName(bench.target.upstreamHost()))) {
            elsewhere.setSoTimeout(20_000);

            bench.control.post(
                    "/proxies/p",
                    "{\"upstream\":\"" + bench.target.upstreamHost() + ":" + elsewhere.getLocalPort() + "\"}");

            assertThat(hearAll(line.client())).isEmpty();
            assertThat(bench.listen("p")).isEqualTo(before);
            var client = bench.dial("p");
            try (Socket server = elsewhere.accept()) {
                say(client, "a");
                assertThat(hear(server, 1)).isEqualTo("a");
            }
        }
    }
}
