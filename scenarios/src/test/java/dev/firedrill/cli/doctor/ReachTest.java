package dev.firedrill.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import dev.firedrill.cli.doctor.Diagnosis.State;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReachTest {

    private HttpServer addon;
    private String served = "";
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        addon = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        addon.createContext("/", exchange -> {
            byte[] body = served.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        addon.start();
        served = "{\"key\": \"tiny\", \"baseUrl\": \"" + base() + "\"}";
    }

    @AfterEach
    void stop() {
        addon.stop(0);
    }

    private String base() {
        return "http://localhost:" + addon.getAddress().getPort();
    }

    private List<Diagnosis> look(String base, Duration ahead) throws InterruptedException {
        var target = Patient.at(base + "/atlassian-connect.json").target();
        return new Reach(target, () -> Instant.now().plus(ahead)).look();
    }

    private Diagnosis last() throws InterruptedException {
        List<Diagnosis> found = look(base(), Duration.ZERO);
        return found.get(found.size() - 1);
    }

    private Diagnosis clocks(Duration ahead) throws InterruptedException {
        return look(base(), ahead).stream()
                .filter(diagnosis -> diagnosis.what().equals("clocks"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothing_is_wrong_with_an_addon_that_is_where_it_says() throws InterruptedException {
        assertThat(look(base(), Duration.ZERO))
                .extracting(Diagnosis::state, Diagnosis::what)
                .containsExactly(
                        tuple(State.WELL, "name of the add-on"),
                        tuple(
                                State.WELL,
                                "connection to localhost:" + addon.getAddress().getPort()),
                        tuple(State.WELL, "clocks"),
                        tuple(State.WELL, "descriptor"));
    }

    @Test
    void a_clock_that_is_behind_is_told_with_how_much() throws InterruptedException {
        var clocks = clocks(Duration.ofSeconds(100));

        assertThat(clocks.state()).isEqualTo(State.ILL);
        assertThat(clocks.seen()).matches("the add-on's is (99|100|101) s behind");
    }

    @Test
    void a_clock_that_is_ahead_is_told_with_how_much() throws InterruptedException {
        var clocks = clocks(Duration.ofSeconds(-100));

        assertThat(clocks.state()).isEqualTo(State.ILL);
        assertThat(clocks.seen()).matches("the add-on's is (98|99|100) s ahead");
    }

    @Test
    void clocks_that_differ_as_time_servers_tolerate_agree() throws InterruptedException {
        assertThat(clocks(Duration.ofSeconds(20)).state()).isEqualTo(State.WELL);
    }

    @Test
    void a_path_without_a_descriptor_is_told_by_its_status() throws InterruptedException {
        status = 404;

        assertThat(last().state()).isEqualTo(State.ILL);
        assertThat(last().seen()).isEqualTo("answered 404");
    }

    @Test
    void a_descriptor_lacks_its_key() throws InterruptedException {
        served = "{\"baseUrl\": \"" + base() + "\"}";

        assertThat(last().state()).isEqualTo(State.ILL);
        assertThat(last().seen()).isEqualTo("has no key or no baseUrl");
    }

    @Test
    void an_addon_that_says_it_is_elsewhere_is_doubtful() throws InterruptedException {
        served = "{\"key\": \"tiny\", \"baseUrl\": \"https://addon.example.com\"}";

        assertThat(last().state()).isEqualTo(State.DOUBTFUL);
        assertThat(last().seen()).contains("says that it is at https://addon.example.com", "was found at " + base());
    }

    @Test
    void what_speaks_no_tls_is_told_so() throws Exception {
        try (var plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> answerInPlainHttp(plain));
            var found = look("https://localhost:" + plain.getLocalPort(), Duration.ZERO);

            assertThat(found.get(found.size() - 1).state()).isEqualTo(State.ILL);
            assertThat(found.get(found.size() - 1).what()).isEqualTo("TLS of the add-on");
        }
    }

    /** Until the server is closed. */
    private static void answerInPlainHttp(ServerSocket server) {
        while (true) {
            try {
                answerInPlainHttp(server.accept());
            } catch (IOException e) {
                return;
            }
        }
    }

    /** To its end, because what is left unread when a connection is closed cuts it off. */
    private static void answerInPlainHttp(Socket client) {
        try (client) {
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            client.shutdownOutput();
            long unused = client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Whoever only looked whether it accepts has gone.
            return;
        }
    }

    @Test
    void what_is_not_on_this_machine_is_not_so_much_as_dialled() throws InterruptedException {
        assertThat(look("http://192.0.2.1", Duration.ZERO))
                .singleElement()
                .extracting(Diagnosis::seen)
                .isEqualTo("192.0.2.1 is 192.0.2.1, which is not this machine");
    }
}
