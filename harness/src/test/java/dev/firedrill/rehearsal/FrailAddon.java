package dev.firedrill.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * An add-on with one page, which it shows to nobody any more once the tenant 'vandal' is uninstalled; and it refuses
 * tenants called 'crowd' when two of them install at the same time. As a process it may have a second page that ends it.
 */
final class FrailAddon implements AutoCloseable {

    /** The word that gives it the second page. */
    static final String DEADLY = "deadly";

    /** With which that page ends it. */
    static final int EXIT = 9;

    private static final String FATAL = "-vandal-";
    private static final String SHY = "-crowd-";
    private static final int MEETING_MILLIS = 2_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Exchanger<String> installing = new Exchanger<>();
    private final boolean deadly;
    private volatile boolean broken;

    FrailAddon(int port) throws IOException {
        this(port, false);
    }

    private FrailAddon(int port, boolean deadly) throws IOException {
        this.deadly = deadly;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Runs it as a process. */
    public static void main(String[] words) throws IOException {
        var unused = new FrailAddon(
                Integer.parseInt(System.getenv("PORT")), List.of(words).contains(DEADLY));
    }

    int port() {
        return server.getAddress().getPort();
    }

    static List<String> command(String... words) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                Path.of("target", "test-classes")
                                        .toAbsolutePath()
                                        .toString(),
                                FrailAddon.class.getName()),
                        Stream.of(words))
                .toList();
    }

    static URI descriptor(int port) {
        return URI.create("http://127.0.0.1:" + port + "/atlassian-connect.json");
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (exchange.getRequestURI().getPath()) {
            case "/atlassian-connect.json" -> answer(exchange, 200, words());
            case "/installed" -> answer(exchange, body.contains(SHY) && overlaps(body) ? 500 : 204, "");
            case "/uninstalled" -> {
                broken |= body.contains(FATAL);
                answer(exchange, 204, "");
            }
            case "/deadly" -> {
                System.out.println("TypeError: the settings of this tenant are undefined");
                Runtime.getRuntime().halt(EXIT);
            }
            default -> page(exchange);
        }
    }

    private boolean overlaps(String body) {
        try {
            return !installing
                    .exchange(body, MEETING_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        boolean good = exchange.getRequestURI().getRawQuery().matches("(.*&)?jwt=[^.&]+\\.[^.&]+\\.[^.&]+(&.*)?");
        if (broken) {
            answer(exchange, 500, "no connection left in the pool");
        } else {
            answer(exchange, good ? 200 : 401, good ? "<html>Good morning</html>" : "no");
        }
    }

    private String words() {
        return """
                {"key": "frail", "name": "Frail", "baseUrl": "http://127.0.0.1:%s", "authentication": {"type": "jwt"},
                 "lifecycle": {"installed": "/installed", "uninstalled": "/uninstalled"}, "scopes": ["READ"],
                 "apiMigrations": {"signed-install": true},
                 "modules": {"generalPages": [{"key": "main", "name": {"value": "Main"}, "url": "/main"}%s]}}
                """.formatted(
                port(),
                deadly ? ", {\"key\": \"deadly\", \"name\": {\"value\": \"Deadly\"}, \"url\": \"/deadly\"}" : "");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
