package dev.firedrill.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.fault.LinkAbility;
import dev.firedrill.host.Links.Link;
import dev.firedrill.host.Vantage;
import dev.firedrill.toxiproxy.Options;
import dev.firedrill.toxiproxy.Semantics;
import dev.firedrill.toxiproxy.ToxiproxyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links by a server that somebody else started and goes on to use. */
class RunningServerTest {

    private static final long SEED = 7;

    private ToxiproxyServer server;
    private ToxiproxyControl control;
    private ServerSocket door;

    @BeforeEach
    void start() throws IOException {
        server = ToxiproxyServer.start(Options.seeded(SEED).withSemantics(Semantics.COMPAT));
        control = new ToxiproxyControl(server.address());
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        door.close();
        control.close();
        server.close();
    }

    private ToxicLinks links() throws IOException {
        return ToxicLinks.start(source(server.address().getPort()), SEED, Vantage.here());
    }

    private static ToxiproxySource source(int port) {
        return new ToxiproxySource.Running(URI.create("http://127.0.0.1:" + port));
    }

    private InetSocketAddress somewhere() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    @Test
    void bytes_pass_through_it() throws IOException {
        try (var links = links()) {
            Link link = links.open("acme", somewhere());
            try (var socket = new Socket(
                            link.address().getAddress(), link.address().getPort());
                    Socket arrived = door.accept()) {
                socket.getOutputStream().write(42);

                assertThat(arrived.getInputStream().read()).isEqualTo(42);
            }
        }
    }

    @Test
    void only_proxies_of_ours_are_removed_in_the_end() throws IOException {
        control.create("somebody's", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), somewhere());

        try (var links = links()) {
            var unused = links.open("acme", somewhere());
            assertThat(control.proxies()).hasSize(2);
        }

        assertThat(control.proxies()).containsExactly("somebody's");
    }

    @Test
    void what_a_killed_run_left_is_removed() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        control.create("firedrill-" + dead.pid() + "-link-acme", any, somewhere());
        control.create("firedrill-" + ProcessHandle.current().pid() + "-link-acme", any, somewhere());

        links().close();

        assertThat(control.proxies())
                .containsExactly("firedrill-" + ProcessHandle.current().pid() + "-link-acme");
    }

    @Test
    void the_original_lacks_what_it_does_otherwise() throws IOException {
        try (var links = links()) {
            assertThat(links.lacks()).containsExactlyInAnyOrder(LinkAbility.values());
            assertThat(links.maker())
                    .isEqualTo("the Toxiproxy 2.12.0 at http://127.0.0.1:"
                            + server.address().getPort());
        }
    }

    @Test
    void a_faithful_one_of_ours_lacks_the_seed_alone() throws IOException {
        try (var faithful = ToxiproxyServer.start(Options.seeded(SEED));
                var links = ToxicLinks.start(source(faithful.address().getPort()), SEED, Vantage.here())) {
            assertThat(links.lacks()).isEqualTo(Set.of(LinkAbility.SEEDED_CHANCE));
        }
    }

    @Test
    void the_embedded_one_lacks_nothing() throws IOException {
        try (var links = ToxicLinks.start(SEED)) {
            assertThat(links.lacks()).isEmpty();
            assertThat(links.maker()).isEqualTo("the embedded Toxiproxy");
        }
    }

    @Test
    void where_nobody_listens_it_is_said_what_to_do() throws IOException {
        int port = FreePorts.next();

        assertThatThrownBy(() -> ToxicLinks.start(source(port), SEED, Vantage.here()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("There is no Toxiproxy at http://127.0.0.1:" + port + ": ")
                .hasMessageContaining("Start one there");
    }

    @Test
    void something_else_that_answers_is_no_toxiproxy() throws IOException {
        var web =
                com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("hi".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
        });
        web.start();
        try {
            assertThatThrownBy(() -> ToxicLinks.start(source(web.getAddress().getPort()), SEED, Vantage.here()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("something else answers there");
        } finally {
            web.stop(0);
        }
    }
}
