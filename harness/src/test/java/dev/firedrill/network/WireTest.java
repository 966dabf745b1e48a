package dev.firedrill.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.fault.Direction;
import dev.firedrill.fault.Toxic;
import dev.firedrill.host.Links.Link;
import dev.firedrill.time.RunClock;
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

/** Toxics on links, seen by an add-on that dials and by a door that answers. */
class WireTest {

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
        links.wire("acme").add("slow", latency(SHORT), Direction.TO_HOST, 1);

        try (Ends ends = connect(link.address())) {
            assertThat(passing(ends.dialled(), ends.accepted())).isGreaterThanOrEqualTo(SHORT);
        }
    }

    @Test
    void a_toxic_towards_the_host_leaves_its_answers_alone() throws IOException {
        links.wire("acme").add("cut", latency(AGES), Direction.TO_HOST, 1);

        try (Ends ends = connect(link.address())) {
            assertThat(passing(ends.accepted(), ends.dialled())).isLessThan(AGES);
        }
    }

    @Test
    void what_the_host_answers_is_delayed_to_the_add_on() throws IOException {
        links.wire("acme").add("slow", latency(SHORT), Direction.TO_ADD_ON, 1);

        try (Ends ends = connect(link.address())) {
            assertThat(passing(ends.accepted(), ends.dialled())).isGreaterThanOrEqualTo(SHORT);
        }
    }

    @Test
    void other_labels_are_spared() throws IOException {
        Link globex = links.open("globex", address());
        links.wire("acme").add("cut", latency(AGES), Direction.TO_HOST, 1);

        try (Ends ends = connect(globex.address())) {
            assertThat(passing(ends.dialled(), ends.accepted())).isLessThan(AGES);
        }
    }

    @Test
    void a_link_that_is_opened_later_has_what_its_label_has() throws IOException {
        links.wire("acme").add("slow", latency(SHORT), Direction.TO_HOST, 1);
        Link renamed = links.open("acme", address());

        try (Ends ends = connect(renamed.address())) {
            assertThat(passing(ends.dialled(), ends.accepted())).isGreaterThanOrEqualTo(SHORT);
        }
    }

    @Test
    void removing_lets_go_what_was_held() throws IOException {
        links.wire("acme").add("cut", latency(AGES), Direction.TO_HOST, 1);
        try (Ends ends = connect(link.address())) {
            ends.dialled().getOutputStream().write(1);

            links.wire("acme").remove("cut");

            assertThat(ends.accepted().getInputStream().read()).isEqualTo(1);
        }
    }

    @Test
    void healing_everything_heals_every_wire() throws IOException {
        InetSocketAddress addon = links.toAddon("acme", address());
        links.wire("acme").add("cut", latency(AGES), Direction.TO_HOST, 1);
        links.wire("acme").add("shut", new Toxic.Bandwidth(0), Direction.TO_ADD_ON, 1);
        links.wireToAddon("acme").add("cut", latency(AGES), Direction.TO_ADD_ON, 1);

        links.healAll();

        try (Ends ends = connect(link.address());
                Ends callback = connect(addon)) {
            assertThat(passing(ends.dialled(), ends.accepted())).isLessThan(AGES);
            assertThat(passing(ends.accepted(), ends.dialled())).isLessThan(AGES);
            assertThat(passing(callback.dialled(), callback.accepted())).isLessThan(AGES);
        }
    }

    @Test
    void healing_survives_a_link_that_was_closed() throws IOException {
        links.wire("acme").add("cut", latency(AGES), Direction.TO_HOST, 1);
        link.close();

        links.healAll();
        links.wire("acme").add("cut", latency(AGES), Direction.TO_HOST, 1);
    }

    @Test
    void a_name_is_taken_once() throws IOException {
        Wire wire = links.wire("acme");
        wire.add("slow", latency(SHORT), Direction.TO_HOST, 1);

        assertThatThrownBy(() -> wire.add("slow", latency(SHORT), Direction.TO_ADD_ON, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'slow'");
    }

    @Test
    void names_and_labels_may_be_anything() throws IOException {
        Link odd = links.open("söme label/with ü", address());
        Wire wire = links.wire("söme label/with ü");

        wire.add("a name, with/ everything?", latency(SHORT), Direction.TO_HOST, 1);
        wire.remove("a name, with/ everything?");

        try (Ends ends = connect(odd.address())) {
            assertThat(passing(ends.dialled(), ends.accepted())).isLessThan(AGES);
        }
    }

    @Test
    void a_toxicity_beyond_1_is_refused() {
        assertThatThrownBy(() -> links.wire("acme").add("slow", latency(SHORT), Direction.TO_HOST, 1.5))
                .hasMessageContaining("from 0 to 1");
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

    @ParameterizedTest
    @MethodSource("toxics")
    void every_toxic_is_understood(Toxic toxic) throws IOException {
        links.wire("acme").add("one", toxic, Direction.TO_HOST, 0.5);
        links.wire("acme").remove("one");

        assertThat(toxic.describe()).isNotBlank();
    }

    @Test
    void a_reset_reaches_both_ends() throws IOException {
        try (Ends ends = connect(link.address())) {
            passing(ends.dialled(), ends.accepted());
            links.wire("acme").add("rst", new Toxic.ResetPeer(Duration.ZERO), Direction.TO_ADD_ON, 1);

            ends.accepted().getOutputStream().write(1);

            assertThatThrownBy(() -> ends.dialled().getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    // The way to the add-on

    @Test
    void the_way_to_the_add_on_is_disturbed_in_its_own_directions() throws IOException {
        InetSocketAddress addon = links.toAddon(address());
        links.wireToAddon("all").add("slow", latency(SHORT), Direction.TO_ADD_ON, 1);
        links.wireToAddon("all").add("cut", latency(AGES), Direction.TO_HOST, 0);

        try (Ends ends = connect(addon)) {
            assertThat(passing(ends.dialled(), ends.accepted())).isGreaterThanOrEqualTo(SHORT);
            assertThat(passing(ends.accepted(), ends.dialled())).isLessThan(AGES);
        }
    }

    @Test
    void the_way_to_the_add_on_stays_the_same() throws IOException {
        assertThat(links.toAddon("acme", address())).isEqualTo(links.toAddon("acme", address()));
        assertThat(links.toAddon("acme", address())).isNotEqualTo(links.toAddon("globex", address()));
        assertThat(links.toAddon(address()).getAddress().isLoopbackAddress()).isTrue();
    }

    // Trouble

    @Test
    void a_server_that_does_not_answer_is_not_waited_for() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var control = new ToxiproxyControl((InetSocketAddress) silent.getLocalSocketAddress())) {
            Duration before = clock.elapsed();

            assertThatThrownBy(() -> control.create("p", address(), address()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The Toxiproxy server did not create the proxy 'p' within 5 s.");
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

        assertThatThrownBy(() -> links.wire("acme").add("slow", latency(SHORT), Direction.TO_HOST, 1))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> links.open("late", address())).isInstanceOf(IOException.class);
    }
}
