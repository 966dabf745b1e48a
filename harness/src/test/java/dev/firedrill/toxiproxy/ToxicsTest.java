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
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What toxics do to connections, seen from both ends. */
class ToxicsTest {

    /** How late something prompt may be on a machine that is busy with other things. */
    private static final Duration PROMPT = Duration.ofSeconds(8);

    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension
    final Bench bench = new Bench();

    @BeforeEach
    void proxy() {
        bench.proxy("p");
    }

    private Line line() {
        return bench.line("p");
    }

    private static boolean silent(Socket socket) throws IOException {
        int patience = socket.getSoTimeout();
        socket.setSoTimeout(150);
        try {
            return socket.getInputStream().read() == Integer.MIN_VALUE;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(patience);
        }
    }

    // Without toxics

    @Test
    void each_direction_ends_by_itself() {
        Line line = line();

        say(line.client(), "question");
        finish(line.client());
        assertThat(hearAll(line.server())).isEqualTo("question");
        say(line.server(), "answer");
        finish(line.server());

        assertThat(hearAll(line.client())).isEqualTo("answer");
    }

    @Test
    void a_reset_passes_as_a_reset() {
        Line line = line().warmedUp();

        Line.abort(line.client());

        assertThat(endOf(line.server())).isEqualTo(End.RESET);
    }

    @Test
    void who_sends_to_a_client_that_went_away_learns_it() {
        Line line = line().warmedUp();
        finish(line.client());
        assertThat(endOf(line.server())).isEqualTo(End.FIN);
        Line.abort(line.client());

        Await.until("the sender fails", PROMPT, () -> fails(line.server()), failed -> failed);
    }

    private static boolean fails(Socket socket) {
        try {
            socket.getOutputStream().write(new byte[1024]);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void an_upstream_that_is_not_there_ends_the_connection() throws IOException {
        bench.upstream.close();

        assertThat(endOf(bench.dial("p"))).isEqualTo(End.FIN);
    }

    @Test
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

    @Test
    void latency_delays_its_direction() {
        bench.toxic("p", "{'type':'latency','stream':'upstream','attributes':{'latency':300}}");
        Line line = line();

        Duration there = bench.timed(() -> {
            say(line.client(), "a");
            hear(line.server(), 1);
        });

        assertThat(there).isBetween(Duration.ofMillis(300), PROMPT);
    }

    @Test
    void latency_leaves_the_other_direction_alone() {
        bench.toxic("p", "{'type':'latency','stream':'upstream','attributes':{'latency':60000}}");
        Line line = line();

        say(line.server(), "b");

        assertThat(hear(line.client(), 1)).isEqualTo("b");
    }

    @Test
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

    @Test
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

    @Test
    void jitter_stays_within_its_bounds() {
        bench.toxic("p", "{'type':'latency','attributes':{'latency':100,'jitter':50}}");
        Line line = line();
        for (int i = 0; i < 20; i++) {
            Duration there = bench.timed(() -> {
                say(line.server(), "a");
                hear(line.client(), 1);
            });
            assertThat(there).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        }

        assertThat(bench.server.decisions())
                .hasSize(20)
                .allMatch(decision -> decision.value() >= -50 && decision.value() < 50)
                .extracting(Decision::value)
                .anyMatch(value -> value < 0)
                .anyMatch(value -> value > 0);
    }

    @Test
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

    @Test
    void updating_a_latency_changes_it_for_what_it_holds() {
        bench.toxic("p", "{'type':'latency','name':'slow','attributes':{'latency':60000}}");
        Line line = line();
        say(line.server(), "held");

        bench.update("p", "slow", "{'attributes':{'latency':200}}");

        assertThat(hear(line.client(), 4)).isEqualTo("held");
    }

    // Bandwidth

    @Test
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

    @Test
    void a_bandwidth_of_0_lets_nothing_pass_until_it_is_changed() throws IOException {
        bench.toxic("p", "{'type':'bandwidth','name':'shut','attributes':{'rate':0}}");
        Line line = line();
        say(line.server(), "held");
        assertThat(silent(line.client())).isTrue();

        bench.update("p", "shut", "{'attributes':{'rate':1000}}");

        assertThat(hear(line.client(), 4)).isEqualTo("held");
    }

    // Slow close

    @Test
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

    @Test
    void removing_a_slow_close_ends_what_waits_for_it() {
        bench.toxic("p", "{'type':'slow_close','name':'slow','attributes':{'delay':60000}}");
        Line line = line();
        finish(line.server());

        bench.remove("p", "slow");

        assertThat(endOf(line.client())).isEqualTo(End.FIN);
    }

    // Timeout

    @Test
    void a_timeout_counts_from_its_start_whatever_is_sent() {
        Line line = line().warmedUp();
        Duration closed = bench.timed(() -> {
            bench.toxic("p", "{'type':'timeout','stream':'upstream','attributes':{'timeout':600}}");
            Await.until("a sender that goes on fails", PROMPT, () -> fails(line.client()), failed -> failed);
        });

        assertThat(closed).isGreaterThanOrEqualTo(Duration.ofMillis(600));
    }

    @Test
    void a_timeout_swallows_what_is_sent() {
        bench.toxic("p", "{'type':'timeout','attributes':{'timeout':300}}");
        Line line = line();
        say(line.server(), "lost");

        assertThat(hearAll(line.client())).isEmpty();
    }

    @Test
    void a_timeout_of_0_closes_nothing() throws IOException {
        bench.toxic("p", "{'type':'timeout','attributes':{'timeout':0}}");
        Line line = line();
        say(line.server(), "lost");

        assertThat(silent(line.client())).isTrue();
        say(line.client(), "heard");
        assertThat(hear(line.server(), 5)).isEqualTo("heard");
    }

    @Test
    void removing_a_timeout_closes_what_it_tore() throws IOException {
        bench.toxic("p", "{'type':'timeout','name':'hole','attributes':{'timeout':0}}");
        Line line = line();
        say(line.server(), "lost");
        assertThat(silent(line.client())).isTrue();

        bench.remove("p", "hole");

        assertThat(hearAll(line.client())).isEmpty();
    }

    @Test
    void removing_a_timeout_leaves_whole_connections_alone() {
        bench.toxic("p", "{'type':'timeout','name':'hole','attributes':{'timeout':0}}");
        Line line = line();

        bench.remove("p", "hole");

        line.warmedUp();
    }

    // Reset

    @Test
    void a_connection_that_was_open_before_is_reset() {
        Line line = line().warmedUp();
        bench.toxic("p", "{'type':'reset_peer','stream':'upstream','attributes':{'timeout':0}}");

        say(line.client(), "a");

        assertThat(endOf(line.client())).isEqualTo(End.RESET);
        assertThat(endOf(line.server())).isEqualTo(End.RESET);
    }

    @Test
    void a_connection_that_comes_later_is_reset() {
        bench.toxic("p", "{'type':'reset_peer','attributes':{'timeout':0}}");
        Line line = line();

        say(line.server(), "a");

        assertThat(endOf(line.client())).isEqualTo(End.RESET);
    }

    @Test
    void a_reset_waits_for_the_first_bytes() throws IOException {
        bench.toxic("p", "{'type':'reset_peer','attributes':{'timeout':0}}");
        Line line = line();

        assertThat(silent(line.client())).isTrue();
    }

    @Test
    void removing_a_reset_that_waits_returns_at_once_and_lets_bytes_pass() throws IOException {
        bench.toxic("p", "{'type':'reset_peer','name':'rst','attributes':{'timeout':60000}}");
        Line line = line();
        say(line.server(), "held");
        assertThat(silent(line.client())).isTrue();

        Duration removed = bench.timed(() -> bench.remove("p", "rst"));

        assertThat(removed).isLessThan(PROMPT);
        assertThat(hear(line.client(), 4)).isEqualTo("held");
    }

    // Slicer

    @Test
    void a_slicer_cuts_and_keeps_everything() {
        bench.toxic(
                "p",
                "{'type':'slicer','stream':'upstream','attributes':{'average_size':100,'size_variation':40,'delay':100}}");
        Line line = line();
        String text = IntStream.range(0, 2000).mapToObj(Integer::toString).reduce("", String::concat);

        say(line.client(), text);

        assertThat(hear(line.server(), text.length())).isEqualTo(text);
        assertThat(bench.server.decisions())
                .hasSizeBetween(text.length() / 140, text.length() / 60)
                .allMatch(decision -> decision.value() >= 60 && decision.value() <= 140);
    }

    @Test
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

    @Test
    void a_limit_passes_exactly_its_bytes_and_closes() {
        bench.toxic("p", "{'type':'limit_data','attributes':{'bytes':10}}");
        Line line = line();
        say(line.server(), "123456");
        say(line.server(), "7890ab");

        assertThat(hearAll(line.client())).isEqualTo("1234567890");
    }

    @Test
    void a_limit_counts_on_after_an_update() {
        bench.toxic("p", "{'type':'limit_data','name':'limit','attributes':{'bytes':10}}");
        Line line = line();
        say(line.server(), "12345");
        assertThat(hear(line.client(), 5)).isEqualTo("12345");

        bench.update("p", "limit", "{'attributes':{'bytes':8}}");
        say(line.server(), "67890");

        assertThat(hearAll(line.client())).isEqualTo("678");
    }

    @Test
    void a_limit_of_0_closes_on_the_first_byte_and_not_before() throws IOException {
        bench.toxic("p", "{'type':'limit_data','attributes':{'bytes':0}}");
        Line line = line();
        assertThat(silent(line.client())).isTrue();

        say(line.server(), "1");

        assertThat(hearAll(line.client())).isEmpty();
    }

    // Toxicity

    @Test
    void a_toxicity_of_0_is_neutral() {
        bench.toxic("p", "{'type':'reset_peer','toxicity':0,'attributes':{'timeout':0}}");
        bench.toxic("p", "{'type':'timeout','name':'hole','toxicity':0,'attributes':{'timeout':1}}");
        Line line = line();

        say(line.server(), "whole");
        finish(line.server());
        bench.remove("p", "hole");

        assertThat(hearAll(line.client())).isEqualTo("whole");
    }

    @Test
    void toxicity_is_drawn_once_for_each_connection() {
        bench.toxic("p", "{'type':'limit_data','name':'limit','toxicity':0.5,'attributes':{'bytes':1}}");
        for (int i = 0; i < 20; i++) {
            line();
        }
        bench.update("p", "limit", "{'attributes':{'bytes':2}}");

        var drawn = bench.server.decisions();

        assertThat(drawn).extracting(Decision::value).contains(0L, 1L);
        assertThat(drawn)
                .filteredOn(decision -> decision.at() == 1)
                .hasSize(20)
                .allSatisfy(decision -> assertThat(drawn)
                        .contains(new Decision(
                                "p",
                                decision.connection(),
                                "downstream",
                                "limit",
                                Decision.Kind.TOXICITY,
                                0,
                                decision.value())));
    }

    @Test
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

    @Test
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

    // Proxies

    @Test
    void disabling_a_proxy_ends_its_connections_and_refuses_new_ones() {
        Line line = line().warmedUp();
        InetSocketAddress address = bench.listen("p");

        bench.control.post("/proxies/p", "{\"enabled\":false}");

        assertThat(hearAll(line.client())).isEmpty();
        assertThat(hearAll(line.server())).isEmpty();
        assertThat(refuses(address)).isTrue();
    }

    @Test
    void deleting_a_proxy_returns_at_once_whatever_is_held() {
        bench.toxic("p", "{'type':'latency','attributes':{'latency':60000}}");
        Line line = line();
        say(line.server(), "held");

        Duration deleted = bench.timed(
                () -> assertThat(bench.control.delete("/proxies/p").status()).isEqualTo(204));

        assertThat(deleted).isLessThan(PROMPT);
        assertThat(hearAll(line.client())).isEmpty();
    }

    @Test
    void a_proxy_that_leads_elsewhere_ends_its_connections() throws IOException {
        Line line = line().warmedUp();
        InetSocketAddress before = bench.listen("p");
        try (var elsewhere = new java.net.ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
            elsewhere.setSoTimeout((int) LONG.toMillis());

            bench.control.post("/proxies/p", "{\"upstream\":\"127.0.0.1:" + elsewhere.getLocalPort() + "\"}");

            assertThat(hearAll(line.client())).isEmpty();
            assertThat(bench.listen("p")).isEqualTo(before);
            var client = bench.dial("p");
            try (Socket server = elsewhere.accept()) {
                say(client, "a");
                assertThat(hear(server, 1)).isEqualTo("a");
            }
        }
    }

    private static boolean refuses(InetSocketAddress address) {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            return !socket.isConnected();
        } catch (IOException e) {
            return e instanceof java.net.ConnectException;
        }
    }
}
