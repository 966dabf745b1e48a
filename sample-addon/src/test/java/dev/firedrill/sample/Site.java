package dev.firedrill.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in for a tenant's host, which knows one administrator called "Ada" and one user called "Bob". */
final class Site implements AutoCloseable {

    final String clientKey = UUID.randomUUID().toString();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();

    /** The calls to which it said that it is unavailable. */
    final List<String> turnedAway = new CopyOnWriteArrayList<>();

    private final String title;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Delay delay = new Delay();
    private volatile String secret = newSecret();
    private volatile boolean licensed = true;
    private volatile Trouble trouble = Trouble.NONE;

    /** How a host may be unwell. */
    enum Trouble {
        NONE,
        UNAVAILABLE,
        CUTS_CONNECTIONS
    }

    Site(String title) throws IOException {
        this.title = title;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    static String newSecret() {
        return UUID.randomUUID() + "-" + UUID.randomUUID();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String secret() {
        return secret;
    }

    void useSecret(String newSecret) {
        secret = newSecret;
    }

    void answerAfterSeconds(int seconds) {
        answerAfter(Duration.ofSeconds(seconds));
    }

    void answerAfter(Duration duration) {
        delay.set(duration);
    }

    void loseLicence() {
        licensed = false;
    }

    void suffer(Trouble newTrouble) {
        trouble = newTrouble;
    }

    /** How often this was asked. */
    int count(String call) {
        return Collections.frequency(calls, call);
    }

    /** What it says in callbacks; without a secret in all but {@code installed}. */
    Map<String, Object> payload(String event) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("key", "team-notes");
        payload.put("clientKey", clientKey);
        payload.put("baseUrl", url());
        payload.put("displayUrl", url());
        payload.put("productType", "jira");
        payload.put("eventType", event);
        if (event.equals("installed")) {
            payload.put("sharedSecret", secret);
        }
        return payload;
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        delay.pass();
        if (trouble == Trouble.CUTS_CONNECTIONS) {
            throw new IOException("On purpose: the server closes the connection.");
        }
        byte[] body = json(exchange.getRequestURI().toString(), request).getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        boolean available = trouble != Trouble.UNAVAILABLE;
        if (!available) {
            turnedAway.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        }
        exchange.sendResponseHeaders(available ? 200 : 503, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String json(String uri, String body) {
        if (uri.startsWith("/rest/api/3/serverInfo")) {
            return "{\"serverTitle\": \"%s\"}".formatted(title);
        } else if (uri.startsWith("/rest/api/3/user")) {
            return "{\"displayName\": \"%s <b>\"}".formatted(uri.endsWith("ada") ? "Ada" : "Bob");
        } else if (uri.startsWith("/rest/api/3/issue/")) {
            return "{\"fields\": {\"summary\": \"The roof leaks\"}}";
        } else if (uri.startsWith("/rest/api/3/permissions/check") && body.contains("\"ada\"")) {
            return "{\"globalPermissions\": [\"ADMINISTER\"], \"projectPermissions\": []}";
        }
        if (uri.equals("/rest/atlassian-connect/1/addons/team-notes")) {
            return "{\"license\": {\"active\": %s}}".formatted(licensed);
        }
        return "{}";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
