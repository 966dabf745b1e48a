package dev.firedrill.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.fault.Direction;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Toxic;
import dev.firedrill.host.Links.Link;
import dev.firedrill.time.RunClock;
import dev.firedrill.toxiproxy.Decision;
import dev.firedrill.toxiproxy.Options;
import dev.firedrill.toxiproxy.ToxiproxyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults on links, seen by an add-on that dials and by a door that answers. */
class LinkFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration AGES = Duration.ofHours(1);

    private final RunClock clock = RunClock.start();
    private ServerSocket door;
    private ToxicLinks links;
    private Link link;

    @BeforeEach
    void open() throws IOException {
        links = ToxicLinks.start(7);
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        door.setSoTimeout(20_000);
        link = links.open("acme", address());
    }

    @AfterEach
    void close() throws IOException {
        links.close();
        door.close();
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    /** Both ends of a connection. */
    private record Ends(Socket dialled, Socket accepted) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            dialled.close();
            accepted.close();
        }
    }

    private Ends connect(InetSocketAddress to) throws IOException {
        var dialled = new Socket(to.getAddress(), to.getPort());
        var ends = new Ends(dialled, door.accept());
        ends.dialled().setSoTimeout(20_000);
        ends.accepted().setSoTimeout(20_000);
        return ends;
    }

    private Duration passing(Socket from, Socket to) throws IOException {
        Duration before = clock.elapsed();
        from.getOutputStream().write(1);
        assertThat(to.getInputStream().read()).isEqualTo(1);
        return clock.elapsed().minus(before);
    }

    private static Toxic latency(Duration latency) {
        return new Toxic.Latency(latency, Duration.ZERO);
    }

    @Test
    void what_the_add_on_sends_is_delayed_to_the_host() throws IOException {
        link.suffer("slow", new Fault.OnLink(latency(SHORT), Direction.TO_HOST));

        try (Ends ends = connect(link.address())) {
            assertThat(passing(ends.dialled(), ends.accepted())).isGreaterThanOrEqualTo(SHORT);
        }
    }

    @Test
    void a_toxic_towards_the_host_leaves_its_answers_alone() throws IOException {
        link.suffer("cut", new Fault.OnLink(latency(AGES), Direction.TO_HOST));

        try (Ends ends = connect(link.address())) {
            assertThat(passing(ends.accepted(), ends.dialled())).isLessThan(AGES);
        }
    }

    @Test
    void what_the_host_answers_is_delayed_to_the_add_on() throws IOException {
        link.suffer("slow", new Fault.OnLink(latency(SHORT), Direction.TO_ADD_ON));

        try (Ends ends = connect(link.address())) {
            assertThat(passing(ends.accepted(), ends.dialled())).isGreaterThanOrEqualTo(SHORT);
        }
    }

    @Test
    void other_links_are_spared() throws IOException {
        Link globex = links.open("globex", address());
        link.suffer("cut", new Fault.OnLink(latency(AGES), Direction.TO_HOST));

        try (Ends ends = connect(globex.address())) {
            assertThat(passing(ends.dialled(), ends.accepted())).isLessThan(AGES);
        }
    }

    @Test
    void removing_lets_go_what_was_held() throws IOException {
        link.suffer("cut", new Fault.OnLink(latency(AGES), Direction.TO_HOST));
        try (Ends ends = connect(link.address())) {
            ends.dialled().getOutputStream().write(1);

            link.heal("cut");

            assertThat(ends.accepted().getInputStream().read()).isEqualTo(1);
        }
    }

    static List<Toxic> toxics() {
        return List.of(
                new Toxic.Latency(SHORT, SHORT),
                new Toxic.Bandwidth(100),
                new Toxic.Timeout(SHORT),
                new Toxic.ResetPeer(SHORT),
                new Toxic.SlowClose(SHORT),
                new Toxic.Slicer(10, 5, Duration.ofNanos(100_000)),
                new Toxic.LimitData(10));
    }

    @Test
    void healing_survives_a_link_that_was_closed() throws IOException {
        link.suffer("cut", new Fault.OnLink(latency(AGES), Direction.TO_HOST));
        link.close();

        link.heal("cut");
    }

    @Test
    void healing_goes_through_in_a_thread_that_is_interrupted() throws IOException {
        link.suffer("cut", new Fault.OnLink(latency(AGES), Direction.TO_HOST));
        Thread.currentThread().interrupt();

        link.heal("cut");

        assertThat(Thread.interrupted()).isTrue();
        try (Ends ends = connect(link.address())) {
            assertThat(passing(ends.dialled(), ends.accepted())).isLessThan(AGES);
        }
    }

    @Test
    void a_name_is_taken_once() throws IOException {
        link.suffer("slow", new Fault.OnLink(latency(SHORT), Direction.TO_HOST));

        assertThatThrownBy(() -> link.suffer("slow", new Fault.OnLink(latency(SHORT), Direction.TO_ADD_ON)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'slow'");
    }

    @Test
    void names_and_labels_may_be_anything() throws IOException {
        Link odd = links.open("söme label/with ü", address());

        odd.suffer("a name, with/ everything?", new Fault.OnLink(latency(SHORT), Direction.TO_HOST));
        odd.heal("a name, with/ everything?");

        try (Ends ends = connect(odd.address())) {
            assertThat(passing(ends.dialled(), ends.accepted())).isLessThan(AGES);
        }
    }

    @Test
    void a_share_of_connections_is_above_0_and_at_most_1() {
        var slow = new Fault.OnLink(latency(SHORT), Direction.TO_HOST);

        assertThatThrownBy(() -> slow.withToxicity(1.5)).hasMessageContaining("at most 1");
        assertThatThrownBy(() -> slow.withToxicity(0)).hasMessageContaining("above 0");
    }

    @ParameterizedTest
    @MethodSource("toxics")
    void every_toxic_is_understood(Toxic toxic) throws IOException {
        link.suffer("one", new Fault.OnLink(toxic, Direction.TO_HOST).withToxicity(0.5));
        link.heal("one");

        assertThat(toxic.describe()).isNotBlank();
    }

    @Test
    void a_reset_reaches_both_ends() throws IOException {
        try (Ends ends = connect(link.address())) {
            passing(ends.dialled(), ends.accepted());
            link.suffer("rst", new Fault.OnLink(new Toxic.ResetPeer(Duration.ZERO), Direction.TO_ADD_ON));

            ends.accepted().getOutputStream().write(1);

            assertThatThrownBy(() -> ends.dialled().getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    // The way to the add-on

    @Test
    void the_way_to_the_add_on_is_disturbed_in_its_own_directions() throws IOException {
        Link way = links.toAddon("acme", address());
        way.suffer("slow", Fault.OnLink.toAddon(latency(SHORT), Direction.TO_ADD_ON));

        try (Ends ends = connect(way.address())) {
            assertThat(passing(ends.dialled(), ends.accepted())).isGreaterThanOrEqualTo(SHORT);
            way.heal("slow");
            way.suffer("cut", Fault.OnLink.toAddon(latency(AGES), Direction.TO_ADD_ON));
            assertThat(passing(ends.accepted(), ends.dialled())).isLessThan(AGES);
        }
    }

    @Test
    void the_way_to_the_add_on_is_on_loopback_and_its_own() throws IOException {
        InetSocketAddress way = links.toAddon("acme", address()).address();

        assertThat(way.getAddress().isLoopbackAddress()).isTrue();
        assertThat(links.toAddon("globex", address()).address()).isNotEqualTo(way);
    }

    // What is left to chance

    @Test
    void a_seed_decides_the_same_for_a_tenant_in_every_run() throws IOException {
        var drawn = drawn("firedrill-run7-acme-3", 7);

        assertThat(drawn("firedrill-run8-acme-5", 7)).isEqualTo(drawn);
        assertThat(drawn("firedrill-run7-acme-3", 8)).isNotEqualTo(drawn);
        assertThat(drawn).contains(0L, 1L);
    }

    /** Whether each of some connections suffers. */
    private List<Long> drawn(String label, long seed) throws IOException {
        try (var seeded = ToxicLinks.start(seed)) {
            Link some = seeded.open(label, "NET-01/acme", address());
            some.suffer("fault-1", new Fault.OnLink(latency(SHORT), Direction.TO_HOST).withToxicity(0.5));
            for (int i = 0; i < 32; i++) {
                try (Ends ends = connect(some.address())) {
                    // The other direction does not suffer, and shows that the connection stands.
                    passing(ends.accepted(), ends.dialled());
                }
            }
            return seeded.decisions().stream()
                    .filter(decision -> decision.kind() == Decision.Kind.TOXICITY)
                    .map(Decision::value)
                    .toList();
        }
    }

    // Trouble

    @Test
    void a_server_that_does_not_answer_is_not_waited_for() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var control = new ToxiproxyControl(
                        (InetSocketAddress) silent.getLocalSocketAddress(), Duration.ofSeconds(2))) {
            Duration before = clock.elapsed();

            assertThatThrownBy(() -> control.create("p", address(), address()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The Toxiproxy server did not create the proxy 'p' within 2 s.");
            assertThatThrownBy(() -> control.remove("p", "t")).isInstanceOf(IOException.class);

            assertThat(clock.elapsed().minus(before)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void a_refusal_says_why() throws IOException {
        try (var server = ToxiproxyServer.start(Options.seeded(7));
                var control = new ToxiproxyControl(server.address())) {
            assertThatThrownBy(() -> control.create("p", new InetSocketAddress("192.0.2.1", 0), address()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("did not create the proxy 'p'")
                    .hasMessageContaining("not a loopback address");
            assertThatThrownBy(() -> control.add(
                            "none", new PlacedToxic("t", latency(SHORT), Direction.TO_HOST, 1), Direction.TO_HOST))
                    .hasMessageContaining("[404] proxy not found");
        }
    }

    @Test
    void nothing_can_be_disturbed_after_closing() {
        links.close();

        assertThatThrownBy(() -> link.suffer("slow", new Fault.OnLink(latency(SHORT), Direction.TO_HOST)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> links.open("late", address())).isInstanceOf(IOException.class);
    }
}
