package dev.firedrill.toxiproxy;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.time.RunClock;
import dev.firedrill.toxiproxy.Talk.Heard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Toxics that are added, updated and removed by chance, as fast as the server takes it, on connections that are in use
 * in both directions. Where toxics only delay, every byte arrives once and in order; where they cut off, what arrives is
 * the beginning of what was sent.
 */
@Isolated("It watches every buffer for leaks")
@Tag("lasting")
class RandomToxicsTest {

    private static final long SEED = 20261122;
    private static final List<String> DELAYING = List.of(
            "latency",
            "bandwidth",
            "slow_close",
            "slicer",
            "half_open",
            "noop",
            "(timeout)",
            "(reset_peer)",
            "(limit_data)",
            "(corrupt)",
            "(packet_loss)");
    private static final List<String> IN_COMPAT = List.of("latency", "bandwidth", "slow_close", "slicer", "limit_data");
    private static final List<String> CUTTING = List.of("timeout", "limit_data", "reset_peer");
    private static final int DELAYING_PROXIES = 4;
    private static final int LINES = 1;
    private static final int OPERATIONS_DELAYING = 22_000;
    private static final int OPERATIONS_COMPAT = 8_000;
    private static final int OPERATIONS_CUTTING = 4_000;
    private static final int OPERATIONS = DELAYING_PROXIES * OPERATIONS_DELAYING + CUTTING.size() * OPERATIONS_CUTTING;

    /** No operation may take longer than this, even on a machine that is busy with other things. */
    private static final Duration NO_HANG = Duration.ofSeconds(10);

    private static final Leaks LEAKS = new Leaks();

    private final RunClock clock = RunClock.start();
    private final AtomicBoolean stopped = new AtomicBoolean();

    @BeforeAll
    static void watchForLeaks() {
        LEAKS.watch();
    }

    @AfterAll
    static void watchNoMore() {
        LEAKS.watchNoMore();
    }

    @Test
    void nothing_hangs_and_nothing_is_lost_but_by_toxics() throws Exception {
        try (var server = ToxiproxyServer.start(Options.seeded(SEED))) {
            rehearse(server);
        }
        LEAKS.assertNone();
    }

    /** Who finishes sending is cut off there, so that nothing but beginnings can be asked for. */
    @Test
    void nothing_hangs_and_no_byte_is_wrong_in_the_ways_of_the_original() throws Exception {
        try (var server = ToxiproxyServer.start(Options.seeded(SEED).withSemantics(Semantics.COMPAT))) {
            List<RandomToxics> all = new ArrayList<>();
            List<CompletableFuture<Void>> operations = new ArrayList<>();
            var cut = new Cut(server, "limit_data");
            operations.add(operate(server, "limit_data", IN_COMPAT, OPERATIONS_COMPAT, all));
            for (CompletableFuture<Void> one : operations) {
                one.get(5 * 60, SECONDS);
            }
            stopped.set(true);
            cut.assertBeginnings(4);
        }
        LEAKS.assertNone();
    }

    private void rehearse(ToxiproxyServer server) throws Exception {
        List<RandomToxics> all = new ArrayList<>();
        List<CompletableFuture<Void>> operations = new ArrayList<>();
        List<Talk> whole = new ArrayList<>();
        List<Cut> cut = new ArrayList<>();
        for (int i = 0; i < DELAYING_PROXIES; i++) {
            String proxy = "delaying-" + i;
            whole.addAll(wholeLines(server, proxy));
            operations.add(operate(server, proxy, DELAYING, OPERATIONS_DELAYING, all));
        }
        for (String type : CUTTING) {
            cut.add(new Cut(server, type));
            operations.add(operate(server, type, List.of(type, "latency"), OPERATIONS_CUTTING, all));
        }
        Duration before = clock.elapsed();
        for (CompletableFuture<Void> one : operations) {
            one.get(5 * 60, SECONDS);
        }
        report(all, clock.elapsed().minus(before));
        stopped.set(true);
        assertWhole(whole);
        for (Cut one : cut) {
            one.assertBeginnings(20);
        }
    }

    private static CompletableFuture<Void> operate(
            ToxiproxyServer server, String proxy, List<String> types, int count, List<RandomToxics> all) {
        var toxics = new RandomToxics(
                server.address(), proxy, types, Mix.of(SEED).with(proxy).value());
        all.add(toxics);
        return CompletableFuture.runAsync(() -> toxics.run(count), Talk.THREADS);
    }

    private static void report(List<RandomToxics> all, Duration took) {
        long longest = all.stream().mapToLong(RandomToxics::longest).max().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%d operations on toxics under traffic in %.1f s: %.0f operations/s, the longest %d ms%n",
                OPERATIONS,
                took.toMillis() / 1000.0,
                OPERATIONS * 1000.0 / took.toMillis(),
                NANOSECONDS.toMillis(longest));
        assertThat(Duration.ofNanos(longest)).isLessThan(NO_HANG);
    }

    private static InetSocketAddress proxy(ToxiproxyServer server, String name, ServerSocket upstream) {
        try (var control = new Control(server.address())) {
            String listen = control.post(
                            "/proxies",
                            "{\"name\":\"" + name + "\",\"upstream\":\"127.0.0.1:" + upstream.getLocalPort() + "\"}")
                    .json()
                    .get("listen")
                    .textValue();
            return Bench.address(listen);
        }
    }

    private List<Talk> wholeLines(ToxiproxyServer server, String name) throws IOException {
        List<Talk> talks = new ArrayList<>();
        try (var upstream = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = proxy(server, name, upstream);
            for (int i = 0; i < LINES; i++) {
                talks.add(Talk.over(new Socket(address.getAddress(), address.getPort()), stopped));
                talks.add(Talk.over(upstream.accept(), stopped));
            }
        }
        return talks;
    }

    private static void assertWhole(List<Talk> talks) throws Exception {
        for (int i = 0; i < talks.size(); i += 2) {
            assertHeard(talks.get(i), talks.get(i + 1));
            assertHeard(talks.get(i + 1), talks.get(i));
        }
    }

    private static void assertHeard(Talk from, Talk to) throws Exception {
        Heard heard = to.heard().get(60, SECONDS);
        assertThat(heard.wrongAt()).isEqualTo(-1);
        assertThat(heard).isEqualTo(new Heard(from.sent().get(60, SECONDS), -1, false));
        assertThat(heard.count()).isPositive();
    }

    /** Connections that are cut off, and replaced each time. */
    private final class Cut {
        private final ServerSocket upstream;
        private final InetSocketAddress address;
        private final Queue<Talk> talks = new ConcurrentLinkedQueue<>();
        private final CompletableFuture<Void> accepting;
        private final CompletableFuture<Void> dialling;
        private final String type;

        Cut(ToxiproxyServer server, String type) throws IOException {
            this.type = type;
            this.upstream = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            this.address = proxy(server, type, upstream);
            this.accepting = CompletableFuture.runAsync(this::accept, Talk.THREADS);
            this.dialling = CompletableFuture.runAsync(this::dial, Talk.THREADS);
        }

        private void accept() {
            try {
                while (!upstream.isClosed()) {
                    talks.add(Talk.over(upstream.accept(), stopped));
                }
            } catch (SocketException e) {
                // The test is over.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void dial() {
            while (!stopped.get()) {
                try (var socket = new Socket(address.getAddress(), address.getPort())) {
                    Talk talk = Talk.over(socket, stopped);
                    talks.add(talk);
                    talk.over().join();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        void assertBeginnings(int least) throws Exception {
            dialling.get(60, SECONDS);
            upstream.close();
            accepting.get(60, SECONDS);
            List<Heard> heard = new ArrayList<>();
            for (Talk talk : talks) {
                heard.add(talk.heard().get(60, SECONDS));
            }
            assertThat(heard).hasSizeGreaterThan(least).allMatch(one -> one.wrongAt() < 0);
            assertThat(heard).anyMatch(one -> one.count() > 0);
            if (type.equals("reset_peer")) {
                assertThat(heard).anyMatch(Heard::reset);
            }
        }
    }
}
