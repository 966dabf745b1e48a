package dev.firedrill.matrix;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before an add-on, and lets users of each tenant through for a while from its first install on; from then on they
 * are answered 503 for ever. Lifecycle callbacks always go through.
 */
final class SouringProxy implements AutoCloseable {

    private static final Pattern KEY = Pattern.compile("\"clientKey\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ISSUER = Pattern.compile("\"iss\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("(?:jwt=|JWT )[^.&]+\\.([^.&]+)\\.");
    private static final Set<String> CALLBACKS = Set.of("/installed", "/enabled", "/disabled", "/uninstalled");
    private static final Set<String> OURS = Set.of("connection", "host", "content-length", "upgrade", "http2-settings");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final Map<String, Instant> installed = new ConcurrentHashMap<>();
    private final int addon;
    private final Duration good;

    /**
     * A proxy on loopback.
     *
     * @param addon the port behind it
     * @param good how long users of a tenant are let through
     */
    SouringProxy(int addon, Duration good) throws IOException {
        this.addon = addon;
        this.good = good;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (CALLBACKS.contains(exchange.getRequestURI().getPath())) {
            found(KEY, new String(body, StandardCharsets.UTF_8))
                    .ifPresent(key -> installed.putIfAbsent(key, Instant.now()));
            forward(exchange, body);
        } else if (tenant(exchange).filter(this::sour).isPresent()) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        } else {
            forward(exchange, body);
        }
    }

    /** Preflight's tenants, and the one that no scenario touches, are served for ever. */
    private boolean sour(String tenant) {
        if (tenant.contains("-preflight-") || tenant.contains("-control-")) {
            return false;
        }
        Instant since = installed.get(tenant);
        return since != null && Instant.now().isAfter(since.plus(good));
    }

    /** Whose token it is, right or wrong. */
    private static Optional<String> tenant(HttpExchange exchange) {
        String words = exchange.getRequestURI().getRawQuery() + " "
                + exchange.getRequestHeaders().getFirst("Authorization");
        return found(TOKEN, words)
                .flatMap(claims ->
                        found(ISSUER, new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.ISO_8859_1)));
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + addon + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OURS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            answer(exchange, client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
