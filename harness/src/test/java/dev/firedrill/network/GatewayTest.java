package dev.firedrill.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.KeyServer;
import dev.firedrill.host.PortInUseException;
import dev.firedrill.time.Await;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It counts the threads that are left")
class GatewayTest {

    private static final String KEYS = "connect-install-keys.atlassian.com";
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path temporary;

    private final History history = new History(RunClock.start());
    private Gateway gateway;
    private KeyServer keys;

    /** Something to reach that speaks whatever a test wants. */
    private ServerSocket server;

    @BeforeEach
    void open() throws IOException {
        gateway = Gateway.open(0, folder(), history);
        keys = KeyServer.start(0, history);
        server = new ServerSocket(FreePorts.next(), 50, InetAddress.getLoopbackAddress());
        gateway.serve(KEYS, keys.address());
        gateway.serve("echo.example", (InetSocketAddress) server.getLocalSocketAddress());
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
        keys.close();
        server.close();
    }

    private Path folder() {
        return temporary.resolve("gateway");
    }

    private SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(gateway.trust().trustStore().toFile(), TrustFiles.PASSWORD.toCharArray());
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private HttpClient client(SSLContext tls) {
        return HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port())))
                .sslContext(tls)
                .connectTimeout(BOUND)
                .build();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client(trusting()).send(request.timeout(BOUND).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private Socket connection() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout((int) BOUND.toMillis());
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hear(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** A connection for whatever bytes, to what answers behind the gateway. */
    private Socket tunnel(String authority) throws IOException {
        Socket socket = connection();
        say(socket, "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
        assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 200 ");
        return socket;
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("It ended after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private SSLSocket secureTunnel(String name) throws IOException, GeneralSecurityException {
        Socket plain = tunnel(name + ":443");
        var socket = (SSLSocket) trusting().getSocketFactory().createSocket(plain, name, 443, true);
        socket.startHandshake();
        return socket;
    }

    private String loopback() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private interface Served {
        byte[] serve(Socket socket) throws IOException;
    }

    private CompletableFuture<byte[]> atTheServer(Served served) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = server.accept()) {
                return served.serve(socket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static byte[] someBytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8));
        }
        return bytes;
    }

    private List<Fact> failures() {
        return history.entries().stream()
                .map(Entry::fact)
                .filter(Fact.GatewayFailed.class::isInstance)
                .toList();
    }

    @Test
    void an_install_key_is_fetched_where_atlassians_own_are() throws Exception {
        HttpResponse<String> answer = get("https://" + KEYS + "/" + keys.key().kid());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(keys.key().publicPem());
        assertThat(keys.asked()).isEqualTo(1);
        assertThat(failures()).isEmpty();
    }

    @Test
    void names_are_the_same_in_any_case_and_at_any_port() throws Exception {
        assertThat(get("https://Connect-Install-Keys.Atlassian.COM:8443/x").statusCode())
                .isEqualTo(403);
        assertThat(keys.asked()).isEqualTo(1);
    }

    @Test
    void a_client_that_uses_a_connection_again_is_served_again() throws Exception {
        var client = client(trusting());
        var request =
                HttpRequest.newBuilder(URI.create("https://" + KEYS + "/x")).build();

        for (int i = 0; i < 5; i++) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void plain_http_reaches_names_and_loopback_too() throws Exception {
        assertThat(get("http://" + KEYS + "/" + keys.key().kid()).body())
                .isEqualTo(keys.key().publicPem());
        assertThat(get(keys.url() + "/" + keys.key().kid()).body())
                .isEqualTo(keys.key().publicPem());
    }

    @Test
    void plain_http_takes_its_body_along() throws Exception {
        var received = atTheServer(socket -> {
            String head = head(socket.getInputStream());
            byte[] body = socket.getInputStream().readNBytes(MEGABYTE);
            say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            assertThat(head).startsWith("POST /path?query HTTP/1.1\r\n").containsIgnoringCase("connection: close");
            return body;
        });

        var answer = send(HttpRequest.newBuilder(URI.create("http://echo.example/path?query"))
                .POST(BodyPublishers.ofByteArray(someBytes(MEGABYTE))));

        assertThat(answer.body()).isEqualTo("ok");
        assertThat(received.join()).isEqualTo(someBytes(MEGABYTE));
    }

    @Test
    void a_second_plain_request_is_not_taken_to_where_the_first_went() throws Exception {
        var received = atTheServer(socket -> {
            String head = head(socket.getInputStream());
            say(socket, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
            socket.shutdownOutput();
            return (head + hear(socket)).getBytes(StandardCharsets.UTF_8);
        });
        try (Socket socket = connection()) {
            say(
                    socket,
                    "GET http://echo.example/1 HTTP/1.1\r\nHost: echo.example\r\n\r\n" + "GET http://" + KEYS
                            + "/2 HTTP/1.1\r\nHost: " + KEYS + "\r\n\r\n");
            assertThat(hear(socket)).startsWith("HTTP/1.1 204");
        }

        assertThat(new String(received.join(), StandardCharsets.UTF_8))
                .startsWith("GET /1 ")
                .doesNotContain("/2");
    }

    @Test
    void what_is_not_served_is_refused_in_words_and_recorded() throws IOException {
        try (Socket socket = connection()) {
            say(socket, "CONNECT api.example.com:443 HTTP/1.1\r\nHost: api.example.com:443\r\n\r\n");

            assertThat(hear(socket))
                    .startsWith("HTTP/1.1 403 Forbidden\r\n")
                    .contains("does not serve 'api.example.com'", "NO_PROXY");
        }
        assertThat(failures())
                .containsExactly(new Fact.GatewayFailed("api.example.com:443", "the gateway does not serve this name"));
        assertThat(gateway.failures()).containsExactly("api.example.com:443: the gateway does not serve this name");
    }

    @Test
    void plain_http_to_what_is_not_served_is_refused_too() throws Exception {
        assertThat(get("http://203.0.113.1/x").statusCode()).isEqualTo(403);
        assertThat(failures()).hasSize(1);
    }

    @Test
    void a_name_that_is_withdrawn_is_not_served_any_more() throws IOException {
        gateway.withdraw("echo.example");

        try (Socket socket = connection()) {
            say(socket, "CONNECT echo.example:443 HTTP/1.1\r\n\r\n");
            assertThat(hear(socket)).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void it_is_no_web_server() throws IOException {
        for (String request : List.of("GET / HTTP/1.1", "GET ftp://a/ HTTP/1.1", "CONNECT here HTTP/1.1", "nonsense")) {
            try (Socket socket = connection()) {
                say(socket, request + "\r\nHost: x\r\n\r\n");
                assertThat(hear(socket)).as(request).startsWith("HTTP/1.1 400");
            }
        }
    }

    @Test
    void nothing_that_listens_is_a_bad_gateway() throws IOException {
        server.close();

        try (Socket socket = connection()) {
            say(socket, "CONNECT echo.example:443 HTTP/1.1\r\n\r\n");
            assertThat(hear(socket)).startsWith("HTTP/1.1 502").contains("Nothing listens at 'echo.example:443'");
        }
    }

    @Test
    void a_megabyte_passes_intact_both_ways_through_tls() throws Exception {
        var received = atTheServer(socket -> {
            byte[] question = socket.getInputStream().readNBytes(MEGABYTE);
            socket.getOutputStream().write(question);
            return question;
        });
        try (SSLSocket socket = secureTunnel("echo.example")) {
            socket.getOutputStream().write(someBytes(MEGABYTE));

            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(someBytes(MEGABYTE));
        }
        assertThat(received.join()).hasSize(MEGABYTE);
    }

    @Test
    void a_slow_reader_slows_the_sender_down_instead_of_filling_memory() throws Exception {
        var sent = new AtomicLong();
        var sender = atTheServer(socket -> {
            byte[] bytes = new byte[MEGABYTE];
            for (int i = 0; i < 64; i++) {
                socket.getOutputStream().write(bytes);
                sent.addAndGet(bytes.length);
            }
            return new byte[0];
        });
        try (SSLSocket socket = secureTunnel("echo.example")) {
            var seen = new AtomicLong(-1);
            Await.until(
                    "the sender is held up",
                    BOUND,
                    Duration.ofMillis(500),
                    () -> seen.getAndSet(sent.get()) == sent.get(),
                    heldUp -> heldUp && sent.get() > 0);
            assertThat(sent.get()).isLessThan(48L * MEGABYTE);

            assertThat(socket.getInputStream().readAllBytes()).hasSize(64 * MEGABYTE);
        }
        sender.join();
    }

    @Test
    void each_direction_ends_by_itself() throws IOException {
        var received = atTheServer(socket -> {
            byte[] all = socket.getInputStream().readAllBytes();
            say(socket, "answer");
            return all;
        });
        try (Socket socket = tunnel(loopback())) {
            say(socket, "question");
            socket.shutdownOutput();

            assertThat(hear(socket)).isEqualTo("answer");
        }
        assertThat(received.join()).asString().isEqualTo("question");
    }

    @Test
    void each_direction_of_tls_ends_by_itself() throws Exception {
        var received = atTheServer(socket -> {
            byte[] all = socket.getInputStream().readAllBytes();
            say(socket, "answer");
            return all;
        });
        try (SSLSocket socket = secureTunnel("echo.example")) {
            socket.getOutputStream().write("question".getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();

            assertThat(hear(socket)).isEqualTo("answer");
        }
        assertThat(received.join()).asString().isEqualTo("question");
    }

    @Test
    void a_reset_comes_through_as_a_reset() throws Exception {
        var reset = atTheServer(socket -> {
            int first = socket.getInputStream().read();
            socket.setSoLinger(true, 0);
            return new byte[] {(byte) first};
        });
        try (SSLSocket socket = secureTunnel("echo.example")) {
            socket.getOutputStream().write(7);

            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOfAny(SocketException.class, SSLException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(reset.join()).containsExactly(7);
    }

    @Test
    void an_addon_that_does_not_trust_the_authority_is_noticed() throws Exception {
        var known = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (Socket plain = tunnel(KEYS + ":443");
                var socket = (SSLSocket) known.createSocket(plain, KEYS, 443, true)) {
            assertThatExceptionOfType(SSLException.class).isThrownBy(socket::startHandshake);
        }

        Await.until("it is recorded", BOUND, this::failures, failures -> failures.size() == 1);
        assertThat(gateway.failures().get(0))
                .startsWith(KEYS + ":443: the TLS handshake failed")
                .endsWith("does the add-on trust the certificate authority of this run?");
    }

    @Test
    void one_that_distrusts_in_silence_is_noticed_too() throws Exception {
        secureTunnel(KEYS).close();

        Await.until("it is recorded", BOUND, this::failures, failures -> failures.size() == 1);
        assertThat(gateway.failures().get(0)).startsWith(KEYS + ":443: the client hung up without a request");
    }

    @RepeatedTest(5)
    void closing_waits_for_nobody() throws Exception {
        var sender = atTheServer(socket -> {
            try {
                while (true) {
                    socket.getOutputStream().write(new byte[MEGABYTE]);
                }
            } catch (SocketException e) {
                return new byte[0];
            }
        });
        try (SSLSocket unread = secureTunnel("echo.example");
                Socket silent = connection();
                Socket half = tunnel(KEYS + ":443")) {
            assertThat(unread.getInputStream().read()).isZero();
            long began = System.nanoTime();

            gateway.close();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(sender.get(BOUND.toSeconds(), TimeUnit.SECONDS)).isEmpty();
            assertThat(endOf(silent)).isTrue();
            assertThat(endOf(half)).isTrue();
        }
        // A loop says that it has ended as the last thing that its thread does.
        Await.until(
                "the gateway's thread has ended",
                BOUND,
                () -> Thread.getAllStackTraces().keySet(),
                threads -> threads.stream().noneMatch(t -> t.getName().startsWith("firedrill-gateway")));
    }

    private static boolean endOf(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void a_port_in_use_is_named_with_what_to_change() {
        assertThatThrownBy(() -> Gateway.open(gateway.port(), temporary.resolve("other"), history))
                .isInstanceOfSatisfying(
                        PortInUseException.class, e -> assertThat(e.port()).isEqualTo(gateway.port()))
                .hasMessageContaining("Port " + gateway.port() + " is in use")
                .hasMessageContaining("gateway")
                .hasMessageContaining("host.gateway-port")
                .hasMessageContaining("--gateway-port");
        assertThat(temporary.resolve("other")).doesNotExist();
    }

    @Test
    void a_folder_that_it_made_goes_with_it_and_another_stays() throws IOException {
        assertThat(folder()).isDirectoryContaining("glob:**authority.pem");
        gateway.close();
        assertThat(folder()).doesNotExist();

        TrustFiles.in(folder()).prepare();
        Gateway.open(0, folder(), history).close();
        assertThat(folder()).isDirectoryContaining("glob:**authority.pem");
    }
}
