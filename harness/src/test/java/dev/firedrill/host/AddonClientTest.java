package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.TinyAddon;
import dev.firedrill.TinyAddon.Told;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.AddonClient.Reply;
import dev.firedrill.host.AddonClient.Request;
import dev.firedrill.network.FreePorts;
import dev.firedrill.time.Await;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddonClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration IMPATIENCE = Duration.ofSeconds(1);

    private final TinyAddon addon = new TinyAddon();
    private final RunClock clock = RunClock.start();
    private final AddonClient client = new AddonClient(null, clock);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        client.close();
        addon.close();
    }

    private Reply get(String path) {
        return client.send(Request.get(addon.url(path)), PATIENCE);
    }

    private Told hang() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Told.status(200);
    }

    /** A server that says this, whatever it is asked, and then hangs up or goes silent. */
    private Reply fromServerThatSays(String words, boolean hangUp, Duration deadline) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var serving = CompletableFuture.runAsync(() -> say(server, words, hangUp));
            var reply =
                    client.send(Request.get(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/")), deadline);
            never.countDown();
            serving.join();
            return reply;
        }
    }

    private void say(ServerSocket server, String words, boolean hangUp) {
        try (var connection = server.accept()) {
            var unused = connection.getInputStream().read();
            connection.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
            connection.getOutputStream().flush();
            if (!hangUp) {
                hang();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void gives_back_what_was_answered() {
        addon.answering(asked -> Told.page("Übersicht"));

        var reply = get("/main");

        assertThat(reply.answer().status()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(reply.body()).isEqualTo("Übersicht");
        assertThat(reply.location()).isEmpty();
    }

    @Test
    void posts_json_with_the_authorization_it_was_given() {
        client.send(Request.post(addon.url("/installed"), "JWT abc", "{\"ü\":1}"), PATIENCE);
        client.send(Request.post(addon.url("/installed"), null, "{}"), PATIENCE);

        var first = addon.asked().get(0);
        assertThat(first.header("Authorization")).isEqualTo("JWT abc");
        assertThat(first.header("Content-type")).startsWith("application/json");
        assertThat(first.body()).isEqualTo("{\"ü\":1}");
        assertThat(addon.asked().get(1).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void follows_no_redirect() {
        addon.answering(asked -> Told.redirect("/elsewhere"));

        var reply = get("/main");

        assertThat(reply.answer().status()).isEqualTo(302);
        assertThat(reply.location()).isEqualTo("/elsewhere");
        assertThat(addon.paths()).containsExactly("/main");
    }

    @Test
    void keeps_no_cookies() {
        addon.answering(asked -> new Told(200, Map.of("Set-Cookie", "a=b; Path=/"), ""));

        get("/");
        get("/");

        assertThat(addon.asked()).hasSize(2).noneMatch(asked -> asked.headers().containsKey("Cookie"));
    }

    @Test
    void sends_nothing_twice() {
        addon.answering(asked -> Told.status(503));

        assertThat(get("/").answer().status()).isEqualTo(503);
        assertThat(addon.asked()).hasSize(1);
    }

    @Test
    void sends_on_a_connection_that_was_just_used() {
        try (var server = new LastingConnections(99)) {
            IntStream.range(0, 20).forEach(i -> client.send(Request.get(server.url()), PATIENCE));

            assertThat(Set.copyOf(server.requests())).hasSizeLessThan(20);
        }
    }

    @Test
    void sends_nothing_on_a_connection_that_was_idle_for_more_than_a_second() {
        try (var server = new LastingConnections(9)) {
            client.send(Request.get(server.url()), PATIENCE);
            Await.passing("the connection is idle", Duration.ofMillis(1_100));
            client.send(Request.get(server.url()), PATIENCE);

            assertThat(server.requests()).containsExactly(1, 2);
        }
    }

    @Test
    void tries_no_post_again_whose_connection_was_closed_under_it() {
        try (var server = new LastingConnections(1)) {
            IntStream.range(0, 20).forEach(i -> client.send(Request.post(server.url(), null, ""), PATIENCE));

            assertThat(server.requests()).hasSize(20);
        }
    }

    @Test
    void knows_when_it_sent() {
        Duration before = clock.elapsed();
        var reply = get("/");

        assertThat(reply.sent())
                .isBetween(before, clock.elapsed().minus(reply.answer().took()));
    }

    @Test
    void for_what_it_has_no_room_it_does_not_blame_the_add_on() {
        addon.answering(asked -> hang());
        try (var small = new AddonClient(null, clock, 1)) {
            var hanging = CompletableFuture.supplyAsync(() -> small.send(Request.get(addon.url("/")), PATIENCE));
            Await.until("the first one is underway", PATIENCE, addon::asked, asked -> !asked.isEmpty());

            var reply = small.send(Request.get(addon.url("/other")), PATIENCE);
            var history = new History(clock);
            reply.record(history, "INS-01", "acme", new Fact.HealthAnswered(reply.answer()), "health");
            never.countDown();

            assertThat(hanging.join().answer().status()).isEqualTo(200);
            assertThat(addon.paths()).containsExactly("/");
            assertThat(history.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.fact()).isInstanceOf(Fact.NotSent.class);
                assertThat(((Fact.NotSent) entry.fact()).why()).startsWith("Firedrill had 1 requests underway");
            });
        }
    }

    @Test
    void what_it_sent_is_recorded_as_sent_then() {
        var reply = get("/");
        var history = new History(clock);

        reply.record(history, "INS-01", "acme", new Fact.HealthAnswered(reply.answer()), "health");

        assertThat(history.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.fact()).isEqualTo(new Fact.HealthAnswered(reply.answer()));
            assertThat(entry.sent()).isEqualTo(reply.sent());
            assertThat(entry.exchanges()).isEqualTo(reply.exchanges());
        });
    }

    @Test
    void gives_up_at_its_deadline() {
        addon.answering(asked -> hang());

        var answer = client.send(Request.get(addon.url("/")), IMPATIENCE).answer();

        assertThat(answer.arrived()).isFalse();
        assertThat(answer.problem()).isEqualTo("no answer within 1 s");
        assertThat(answer.took()).isBetween(IMPATIENCE, PATIENCE);
    }

    @Test
    void the_deadline_is_for_the_whole_answer() throws IOException {
        var reply =
                fromServerThatSays("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", false, Duration.ofSeconds(3));

        assertThat(reply.answer().problem()).isEqualTo("no answer within 3 s");
    }

    @Test
    void a_closed_port_refuses() {
        var reply = client.send(Request.get(URI.create("http://127.0.0.1:" + FreePorts.next() + "/")), PATIENCE);

        assertThat(reply.answer().problem()).isEqualTo("connection refused");
    }

    @Test
    void a_name_that_nobody_has_is_unknown() {
        var reply = client.send(Request.get(URI.create("http://no-such-host.invalid/")), PATIENCE);

        assertThat(reply.answer().problem()).isEqualTo("unknown host");
    }

    @Test
    void a_server_that_hangs_up_gives_no_answer() throws IOException {
        var answer = fromServerThatSays("", true, PATIENCE).answer();

        assertThat(answer.arrived()).isFalse();
        assertThat(answer.problem()).isNotBlank();
    }

    @Test
    void what_is_no_http_is_no_answer() throws IOException {
        var answer = fromServerThatSays("hello\r\n\r\n", true, PATIENCE).answer();

        assertThat(answer.arrived()).isFalse();
        assertThat(answer.problem()).isNotBlank();
    }

    @Test
    void once_closed_it_sends_nothing_and_says_so() {
        client.close();

        assertThat(get("/").answer().problem()).isEqualTo("the run is over");
        assertThat(addon.asked()).isEmpty();
    }

    @Test
    void an_unknown_charset_is_an_answer_all_the_same() {
        addon.answering(asked -> new Told(200, Map.of("Content-Type", "text/html;charset=klingon"), "qapla"));

        assertThat(get("/").answer().status()).isEqualTo(200);
    }

    @Test
    void a_huge_body_is_cut() {
        addon.answering(asked -> Told.page("x".repeat(11_000_000)));

        var reply = get("/");

        assertThat(reply.answer().status()).isEqualTo(200);
        assertThat(reply.body().length()).isLessThanOrEqualTo(10_000_000).isPositive();
    }

    @Test
    void dials_where_it_is_told_and_names_the_add_on() {
        try (var mapped = new AddonClient(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), addon.port()), RunClock.start())) {
            var reply = mapped.send(Request.get(URI.create("https://notes.example.com/main")), PATIENCE);

            assertThat(reply.answer().status()).isEqualTo(204);
            assertThat(addon.asked().get(0).header("Host")).isEqualTo("notes.example.com");
            assertThat(addon.asked().get(0).header("X-forwarded-proto")).isEqualTo("https");
        }
    }

    @Test
    void says_nothing_of_a_proxy_when_it_dials_what_it_names() {
        get("/");

        assertThat(addon.asked().get(0).headers()).doesNotContainKey("X-forwarded-proto");
    }
}
