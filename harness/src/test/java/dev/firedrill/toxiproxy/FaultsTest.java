package dev.firedrill.toxiproxy;

import static dev.firedrill.toxiproxy.Line.endOf;
import static dev.firedrill.toxiproxy.Line.finish;
import static dev.firedrill.toxiproxy.Line.hear;
import static dev.firedrill.toxiproxy.Line.hearAll;
import static dev.firedrill.toxiproxy.Line.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.time.Await;
import dev.firedrill.toxiproxy.Decision.Kind;
import dev.firedrill.toxiproxy.Line.End;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that the original does not have. */
@Isolated("It measures time")
class FaultsTest {

    private static final Duration PROMPT = Duration.ofSeconds(8);
    private static final String TEXT = "x".repeat(10_000);

    @RegisterExtension
    final Bench bench = new Bench();

    private Line line() {
        return bench.line("p");
    }

    private void assertNobodyArrives() throws Exception {
        bench.upstream.setSoTimeout(200);
        assertThatThrownBy(bench.upstream::accept).isInstanceOf(SocketTimeoutException.class);
        bench.upstream.setSoTimeout(20_000);
    }

    // When a connection is accepted

    @Test
    void a_connection_is_accepted_late() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'accept_late','attributes':{'delay':300}}");

        assertThat(bench.timed(this::line)).isBetween(Duration.ofMillis(300), PROMPT);
    }

    @Test
    void what_was_sent_meanwhile_arrives_when_it_is_accepted() throws Exception {
        bench.proxy("p");
        bench.toxic("p", "{'type':'accept_late','attributes':{'delay':300}}");
        Socket client = bench.dial("p");
        say(client, "early");

        try (Socket server = bench.upstream.accept()) {
            assertThat(hear(server, 5)).isEqualTo("early");
        }
    }

    @Test
    void a_connection_is_accepted_and_closed() throws Exception {
        bench.proxy("p");
        bench.toxic("p", "{'type':'accept_close','attributes':{'delay':300}}");
        Socket client = bench.dial("p");

        assertThat(bench.timed(() -> assertThat(endOf(client)).isEqualTo(End.FIN)))
                .isBetween(Duration.ofMillis(250), PROMPT);
        assertNobodyArrives();
    }

    @Test
    void a_connection_is_never_accepted_until_the_toxic_is_removed() throws Exception {
        bench.proxy("p");
        bench.toxic("p", "{'type':'accept_never','name':'never'}");
        Socket client = bench.dial("p");
        say(client, "waiting");
        assertThat(Rows.silent(client)).isTrue();
        assertNobodyArrives();

        bench.remove("p", "never");

        try (Socket server = bench.upstream.accept()) {
            assertThat(hear(server, 7)).isEqualTo("waiting");
        }
    }

    @Test
    void a_connection_that_is_not_accepted_yet_ends_with_its_proxy() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'accept_never'}");
        Socket client = bench.dial("p");
        assertThat(Rows.silent(client)).isTrue();

        bench.control.delete("/proxies/p");

        assertThat(hearAll(client)).isEmpty();
    }

    @Test
    void who_waits_longest_is_closed_when_too_many_wait() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'accept_never'}");
        Socket first = bench.dial("p");
        assertThat(Rows.silent(first)).isTrue();

        for (int i = 1; i < Waiting.MOST; i++) {
            bench.dial("p");
        }
        assertThat(Rows.silent(first)).isTrue();
        Socket last = bench.dial("p");

        assertThat(endOf(first)).isEqualTo(End.FIN);
        assertThat(Rows.silent(last)).isTrue();
    }

    @Test
    void a_part_of_the_connections_is_never_accepted() throws Exception {
        bench.proxy("p");
        bench.toxic("p", "{'type':'accept_close','toxicity':0.5}");

        long closed = IntStream.range(0, 40)
                .filter(i -> !Rows.silent(bench.dial("p")))
                .count();

        assertThat(closed).isBetween(6L, 34L);
        assertThat(bench.decisions()).hasSize(40);
    }

    // While it lasts

    @Test
    void a_half_open_connection_looks_alive_to_the_other_side() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'half_open','name':'gone','stream':'upstream'}");
        Line line = line().warmedUp();
        Line.abort(line.client());

        assertThat(Rows.silent(line.server())).isTrue();
        say(line.server(), "still there?");
        assertThat(Rows.silent(line.server())).isTrue();

        bench.remove("p", "gone");
        assertThat(endOf(line.server())).isEqualTo(End.RESET);
    }

    @Test
    void who_finishes_sending_on_a_half_open_connection_is_not_heard_to() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'half_open','stream':'upstream'}");
        Line line = line();
        say(line.client(), "all");
        finish(line.client());

        assertThat(hear(line.server(), 3)).isEqualTo("all");
        assertThat(Rows.silent(line.server())).isTrue();
    }

    @Test
    void corrupt_flips_single_bits() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'corrupt','attributes':{'probability':0.01}}");
        Line line = line();

        say(line.server(), TEXT);
        byte[] heard = bytes(line.client(), TEXT.length());

        List<Integer> flipped = IntStream.range(0, heard.length)
                .filter(i -> heard[i] != 'x')
                .boxed()
                .toList();
        assertThat(flipped).hasSizeBetween(50, 160).allMatch(i -> Integer.bitCount((heard[i] ^ 'x') & 0xff) == 1);
        assertThat(bench.decisions())
                .extracting(decision -> (int) decision.at())
                .containsExactlyElementsOf(flipped);
    }

    private static void sayInPieces(Socket socket, int count, int piece) {
        for (int i = 0; i < count; i += piece) {
            say(socket, "x".repeat(Math.min(piece, count - i)));
        }
    }

    private static byte[] bytes(Socket socket, int count) {
        try {
            return socket.getInputStream().readNBytes(count);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10_000})
    void the_same_bytes_are_hit_however_they_arrive(int piece) {
        bench.proxy("p");
        bench.toxic("p", "{'type':'corrupt','attributes':{'probability':0.001}}");
        Line line = line();

        sayInPieces(line.server(), 10_000, piece);
        bytes(line.client(), 10_000);

        // Of the seed of this bench.
        assertThat(bench.decisions())
                .filteredOn(decision -> decision.at() < 10_000)
                .extracting(Decision::at)
                .containsExactly(226L, 971L, 1681L, 2065L, 2712L, 3173L, 3698L, 3980L, 4193L, 8035L, 9617L);
    }

    @Test
    void packets_are_lost_at_their_rate() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'packet_loss','attributes':{'loss_rate':0.3}}");
        Line line = line();
        for (int i = 0; i < 400; i++) {
            say(line.server(), TEXT);
        }
        finish(line.server());

        double share = hearAll(line.client()).length() / (400.0 * TEXT.length());

        assertThat(share).isBetween(0.6, 0.8);
        assertThat(bench.decisions()).isNotEmpty().allMatch(decision -> decision.kind() == Kind.LOSS);
    }

    @Test
    void the_same_packets_are_lost_however_they_are_sent() {
        List<Decision> lost = lost(20_000);

        assertThat(lost).hasSizeBetween(1, 13);
        assertThat(lost(7)).isEqualTo(lost);
        assertThat(lost(2_000)).isEqualTo(lost);
    }

    /** What is lost of 20,000 bytes. */
    private static List<Decision> lost(int piece) {
        var bench = new Bench();
        try {
            bench.proxy("p");
            bench.toxic("p", "{'type':'packet_loss','attributes':{'loss_rate':0.4,'correlation':0.3}}");
            Line line = bench.line("p");
            sayInPieces(line.server(), 20_000, piece);
            finish(line.server());
            hearAll(line.client());
            return bench.decisions();
        } finally {
            bench.close();
        }
    }

    @Test
    void correlated_losses_come_in_bursts_of_the_same_rate() {
        var even = new Toxic.PacketLoss(0.2, 0);
        var bursts = new Toxic.PacketLoss(0.2, 0.5);

        assertThat(even.chance(true)).isEqualTo(even.chance(false)).isEqualTo(0.2);
        assertThat(bursts.chance(true)).isGreaterThan(0.5);
        double share = bursts.chance(false) / (1 - bursts.chance(true) + bursts.chance(false));
        assertThat(share).isBetween(0.199, 0.201);
    }

    // For whom and when

    @Test
    void a_fault_is_for_the_second_and_third_connection_since_it_was_added() {
        bench.proxy("p");
        line().warmedUp();
        bench.toxic("p", "{'type':'limit_data','attributes':{'bytes':0},'connections':{'from':2,'to':3}}");

        List<Boolean> closed = IntStream.range(0, 4)
                .mapToObj(i -> {
                    Line line = line();
                    say(line.server(), "a");
                    return hear(line.client(), 1).isEmpty();
                })
                .toList();

        assertThat(closed).containsExactly(false, true, true, false);
    }

    @Test
    void a_fault_that_ends_after_a_time_lets_go_what_it_holds() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'bandwidth','window':{'to':400},'attributes':{'rate':0}}");
        Line line = line();
        say(line.server(), "held");

        assertThat(bench.timed(() -> assertThat(hear(line.client(), 4)).isEqualTo("held")))
                .isBetween(Duration.ofMillis(250), PROMPT);
    }

    @Test
    void a_fault_that_begins_later_is_not_there_before() {
        bench.proxy("p");
        bench.toxic("p", "{'type':'limit_data','window':{'from':300},'attributes':{'bytes':0}}");
        Line line = line().warmedUp();

        Await.until(
                "the toxic closes the connection",
                PROMPT,
                () -> {
                    say(line.server(), "a");
                    return hear(line.client(), 1);
                },
                String::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'connections':{'from':0}",
                "'connections':{'from':3,'to':2}",
                "'window':{'from':-1}",
                "'window':{'from':5,'to':4}",
                "'window':7"
            })
    void what_is_no_span_is_refused(String span) {
        bench.proxy("p");

        assertThat(bench.control
                        .post("/proxies/p/toxics", ("{'type':'noop'," + span + "}").replace('\'', '"'))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_proxy_is_created_with_its_toxics() {
        String body = "{'name':'p','upstream':'" + bench.upstreamAddress()
                + "','toxics':[{'type':'limit_data','attributes':{'bytes':0},'connections':{'to':1}}]}";
        bench.control.post("/proxies", body.replace('\'', '"'));
        Line first = line();
        say(first.server(), "a");

        assertThat(hearAll(first.client())).isEmpty();
        line().warmedUp();
    }

    @Test
    void a_proxy_with_a_toxic_that_cannot_be_is_not_created() {
        String body = "{'name':'p','upstream':'127.0.0.1:1','toxics':[{'type':'slicer'}]}";

        assertThat(bench.control.post("/proxies", body.replace('\'', '"')).status())
                .isEqualTo(400);
        assertThat(bench.control.get("/proxies").body()).isEqualTo("{}");
    }
}
