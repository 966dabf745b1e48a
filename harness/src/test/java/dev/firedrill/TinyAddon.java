package dev.firedrill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.InvalidDescriptorException;
import dev.firedrill.network.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An add-on that does what a test tells it: one page, one backend call, and every lifecycle callback. */
public final class TinyAddon implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Told> manner = any -> Told.status(204);

    public TinyAddon() {
        try {
            // Nobody else is given that port when it is closed: a test may want to be refused there.
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** What the add-on was asked. */
    public record Asked(String method, URI uri, Map<String, List<String>> headers, String body) {

        public String path() {
            return uri.getPath();
        }

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        /** The token in the query or the header, or whatever stands where one belongs. */
        public String token() {
            String header = header("Authorization");
            return header.startsWith("JWT ") ? header.substring(4) : parameter("jwt");
        }

        private String parameter(String name) {
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            return Arrays.stream(query.split("&", -1))
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> pair.substring(name.length() + 1))
                    .findFirst()
                    .orElse("");
        }
    }

    /** What it tells. */
    public record Told(int status, Map<String, String> headers, String body) {

        public static Told status(int status) {
            return new Told(status, Map.of(), "");
        }

        public static Told page(String body) {
            return new Told(200, Map.of("Content-Type", "text/html;charset=UTF-8"), body);
        }

        public static Told redirect(String location) {
            return new Told(302, Map.of("Location", location), "");
        }
    }

    /** From now on it answers so. */
    public TinyAddon answering(Function<Asked, Told> how) {
        manner = how;
        return this;
    }

    /** What it was asked so far, in order of arrival. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public List<String> paths() {
        return asked.stream().map(Asked::path).toList();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** A descriptor that names these callbacks, each at a path like its name. */
    public Descriptor descriptor(String... callbacks) {
        String lifecycle = Arrays.stream(callbacks)
                .map(event -> "\"" + event + "\": \"/" + event + "\"")
                .collect(Collectors.joining(", "));
        String json = """
                {"key": "tiny", "name": "Tiny", "baseUrl": "%s", "authentication": {"type": "jwt"},
                 "lifecycle": {%s}, "scopes": ["READ"], "apiMigrations": {"signed-install": true},
                 "modules": {"generalPages": [{"key": "main", "name": {"value": "Main"}, "url": "/main"}]}}
                """.formatted(url(""), lifecycle);
        try {
            return Descriptor.parse(json);
        } catch (InvalidDescriptorException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var question = new Asked(
                exchange.getRequestMethod(), exchange.getRequestURI(), Map.copyOf(exchange.getRequestHeaders()), body);
        asked.add(question);
        Told told = manner.apply(question);
        byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
        told.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(told.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
