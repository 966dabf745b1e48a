package dev.firedrill.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.fault.Direction;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A Toxiproxy server as its client: the Toxiproxy Java client with deadlines for proxies, and requests of our own for
 * toxics. That client would create a toxic at full strength before it sets jitter and toxicity, and in some languages
 * misspells the types that have an i.
 */
final class ToxiproxyControl implements AutoCloseable {

    /** Much more than the embedded server needs on a machine that is well, and bounded on any. */
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private static final int PATIENCE_MILLIS = 4_000;

    /** The header by which servers of ours tell their mode. */
    private static final String SEMANTICS = "X-Toxiproxy-Semantics";

    private static final String FAITHFUL = "faithful";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ToxiproxyClient client;
    private final String base;
    private final BoundedCalls calls;

    ToxiproxyControl(InetSocketAddress server) {
        this(server, DEADLINE);
    }

    ToxiproxyControl(InetSocketAddress server, Duration deadline) {
        this.calls = new BoundedCalls(deadline);
        String host = host(server);
        this.client = new ToxiproxyClient(host, server.getPort());
        this.base = String.format(Locale.ROOT, "http://%s:%d/", host, server.getPort());
    }

    /**
     * Creates a proxy.
     *
     * @param listen an address and a port, 0 for any
     * @return where it listens
     */
    InetSocketAddress create(String name, InetSocketAddress listen, InetSocketAddress upstream) throws IOException {
        Proxy proxy = calls.call(
                "create the proxy '" + name + "'", () -> client.createProxy(name, text(listen), text(upstream)));
        String bound = proxy.getListen();
        int colon = bound.lastIndexOf(':');
        return new InetSocketAddress(listen.getAddress(), Integer.parseInt(bound.substring(colon + 1)));
    }

    private static String text(InetSocketAddress address) {
        return host(address) + ":" + address.getPort();
    }

    private static String host(InetSocketAddress address) {
        String host = address.isUnresolved()
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /**
     * Who answers.
     *
     * @param number its version
     * @param faithful whether it is one of ours in that mode
     */
    record Version(String number, boolean faithful) {}

    /** Asks who it is. */
    Version version() throws IOException {
        return calls.call("tell its version", () -> {
            HttpURLConnection connection = open("version", "GET");
            try (InputStream in = connection.getInputStream()) {
                String number = JSON.readTree(in).path("version").asText();
                if (number.isEmpty()) {
                    throw new IOException("something else answers there");
                }
                return new Version(number, FAITHFUL.equals(connection.getHeaderField(SEMANTICS)));
            } catch (JsonProcessingException e) {
                throw new IOException("something else answers there", e);
            }
        });
    }

    /** The names of its proxies, whoever made them. */
    List<String> proxies() throws IOException {
        return calls.call(
                "list its proxies",
                () -> client.getProxies().stream().map(Proxy::getName).toList());
    }

    /** Lets a proxy listen, or has it refuse connections and end those that it has, if it is there; it keeps its address. */
    void enable(String name, boolean on) throws IOException {
        send(
                (on ? "enable" : "disable") + " the proxy '" + name + "'",
                "POST",
                name,
                ("{\"enabled\": " + on + "}").getBytes(StandardCharsets.UTF_8),
                true);
    }

    /** Deletes a proxy, with its connections. */
    void delete(String name) throws IOException {
        send("delete the proxy '" + name + "'", "DELETE", name, new byte[0]);
    }

    /** Adds a toxic, at once with all that it has. */
    void add(String proxy, PlacedToxic toxic, Direction upstream) throws IOException {
        send(
                "add the toxic '" + toxic.name() + "' to '" + proxy + "'",
                "POST",
                proxy + "/toxics",
                ToxicJson.of(toxic, upstream));
    }

    /** Removes a toxic, if it is there. */
    void remove(String proxy, String toxic) throws IOException {
        String path = proxy + "/toxics/"
                + URLEncoder.encode(toxic, StandardCharsets.UTF_8).replace("+", "%20");
        send("remove the toxic '" + toxic + "' from '" + proxy + "'", "DELETE", path, new byte[0]);
    }

    private void send(String what, String method, String path, byte[] body) throws IOException {
        send(what, method, path, body, method.equals("DELETE"));
    }

    private void send(String what, String method, String path, byte[] body, boolean goneIsWell) throws IOException {
        calls.call(what, () -> {
            HttpURLConnection connection = open("proxies/" + path, method);
            write(connection, body);
            return answered(connection, goneIsWell);
        });
    }

    private HttpURLConnection open(String path, String method) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base + path).toURL().openConnection(java.net.Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestMethod(method);
        return connection;
    }

    // Of a fixed length, because the JDK would send again what it could repeat.
    private static void write(HttpURLConnection connection, byte[] body) throws IOException {
        if (body.length > 0) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
    }

    private static int answered(HttpURLConnection connection, boolean goneIsWell) throws IOException {
        int status = connection.getResponseCode();
        boolean gone = status == 404 && goneIsWell;
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] body = in == null ? new byte[0] : in.readAllBytes();
            if (status >= 300 && !gone) {
                throw new IOException(
                        "[" + status + "] " + JSON.readTree(body).path("error").asText());
            }
        }
        return status;
    }

    @Override
    public void close() {
        calls.close();
    }
}
