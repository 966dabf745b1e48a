package dev.firedrill.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.host.Links.Link;
import dev.firedrill.host.Vantage;
import dev.firedrill.time.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ToxicLinksTest {

    private static final int MEGABYTE = 1 << 20;

    private ToxicLinks links;
    private ServerSocket door;
    private Link link;

    @BeforeEach
    void open() throws IOException {
        links = ToxicLinks.start(7);
        door = new ServerSocket(FreePorts.next(), 50, InetAddress.getLoopbackAddress());
        link = links.open("acme", (InetSocketAddress) door.getLocalSocketAddress());
    }

    @AfterEach
    void close() throws IOException {
        links.close();
        door.close();
    }

    private interface Served {
        byte[] serve(Socket socket) throws IOException;
    }

    private CompletableFuture<byte[]> atTheDoor(Served served) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = door.accept()) {
                return served.serve(socket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Socket connect() throws IOException {
        var socket = new Socket(link.address().getAddress(), link.address().getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static byte[] someBytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8));
        }
        return bytes;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void an_addon_elsewhere_knows_links_by_another_name_and_their_ports() throws IOException {
        var vantage = new Vantage(Optional.of("elsewhere.internal"), List.of(InetAddress.getByName("127.9.9.9")));
        try (var others = ToxicLinks.start(new ToxiproxySource.Embedded(), 7, vantage)) {
            var one = others.open("acme", (InetSocketAddress) door.getLocalSocketAddress());
            var two = others.open("globex", (InetSocketAddress) door.getLocalSocketAddress());

            assertThat(one.address().getAddress().getHostAddress()).isEqualTo("127.9.9.9");
            assertThat(one.origin())
                    .hasToString("http://elsewhere.internal:" + one.address().getPort())
                    .isNotEqualTo(two.origin());
            new Socket(one.address().getAddress(), one.address().getPort()).close();
        }
    }

    @Test
    void where_this_machine_has_a_name_for_loopback_links_listen_there() throws IOException {
        try (var others = ToxicLinks.start(
                new ToxiproxySource.Embedded(), 7, new Vantage(Optional.of("elsewhere.internal"), List.of()))) {
            var one = others.open("acme", (InetSocketAddress) door.getLocalSocketAddress());

            assertThat(one.address().getAddress()).isEqualTo(InetAddress.getLoopbackAddress());
            assertThat(one.origin())
                    .hasToString("http://elsewhere.internal:" + one.address().getPort());
        }
    }

    @Test
    void a_megabyte_passes_intact_to_the_door() throws IOException {
        byte[] sent = someBytes(MEGABYTE);
        var received = atTheDoor(socket -> socket.getInputStream().readAllBytes());

        try (Socket socket = connect()) {
            socket.getOutputStream().write(sent);
        }

        assertThat(received.join()).isEqualTo(sent);
    }

    @Test
    void a_megabyte_passes_intact_from_the_door() throws IOException {
        byte[] sent = someBytes(MEGABYTE);
        var unused = atTheDoor(socket -> {
            socket.getOutputStream().write(sent);
            return sent;
        });

        try (Socket socket = connect()) {
            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(sent);
        }
    }

    @Test
    void each_direction_ends_by_itself() throws IOException {
        var received = atTheDoor(socket -> {
            byte[] all = socket.getInputStream().readAllBytes();
            socket.getOutputStream().write("answer".getBytes(StandardCharsets.UTF_8));
            return all;
        });

        try (Socket socket = connect()) {
            socket.getOutputStream().write("question".getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();

            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("answer");
        }
        assertThat(received.join()).asString().isEqualTo("question");
    }

    @Test
    void a_closed_link_ends_its_connections_and_refuses_new_ones() throws IOException {
        var ended = atTheDoor(socket -> {
            socket.getOutputStream().write(1);
            return socket.getInputStream().readAllBytes();
        });
        try (Socket socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(1);

            link.close();

            assertThat(endOf(socket.getInputStream())).isTrue();
            Await.until("the link refuses", Duration.ofSeconds(5), this::refuses, refuses -> refuses);
        }
        assertThat(ended.join()).isEmpty();
    }

    // The kernel takes connections until the loop has let go of the closed socket, a moment later.
    private boolean refuses() {
        try {
            connect().close();
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean endOf(InputStream in) throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void a_link_that_refuses_ends_its_connections_and_accepts_again_at_the_same_address() throws IOException {
        InetSocketAddress address = link.address();
        var ended = atTheDoor(socket -> {
            socket.getOutputStream().write(1);
            return socket.getInputStream().readAllBytes();
        });
        try (Socket socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(1);

            link.refuse();
            link.refuse();

            assertThat(endOf(socket.getInputStream())).isTrue();
            Await.until("the link refuses", Duration.ofSeconds(5), this::refuses, refuses -> refuses);
        }
        assertThat(ended.join()).isEmpty();
        link.accept();
        link.accept();

        assertThat(link.address()).isEqualTo(address);
        var again = atTheDoor(socket -> socket.getInputStream().readNBytes(1));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(7);
            assertThat(again.join()).containsExactly(7);
        }
    }

    @Test
    void a_link_that_was_closed_does_not_accept_again() throws IOException {
        link.close();
        link.accept();

        Await.until("the link refuses", Duration.ofSeconds(5), this::refuses, refuses -> refuses);
    }

    @Test
    void a_reset_by_the_door_is_a_reset_for_the_caller() throws IOException {
        var unused = atTheDoor(socket -> {
            int question = socket.getInputStream().read();
            socket.getOutputStream().write(question);
            socket.setSoLinger(true, 0);
            return new byte[0];
        });

        try (Socket socket = connect()) {
            socket.getOutputStream().write(1);
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void a_door_that_is_not_there_closes_the_connection() throws IOException {
        door.close();

        try (Socket socket = connect()) {
            assertThat(endOf(socket.getInputStream())).isTrue();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void every_link_has_an_address_of_its_own() throws IOException {
        Link other = links.open("globex", (InetSocketAddress) door.getLocalSocketAddress());

        assertThat(other.address().getAddress()).isNotEqualTo(link.address().getAddress());
        assertThat(other.address().getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void addresses_never_end_in_0_or_255() {
        var addresses = LoopbackAddresses.ofThisMachine();

        for (int i = 0; i < 1000; i++) {
            assertThat(addresses.next().getAddress()[3]).isNotIn((byte) 0, (byte) 255);
        }
    }
}
