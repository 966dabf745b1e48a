package dev.firedrill.host;

import dev.firedrill.connect.InstallKey;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where an add-on fetches the public key for signed installs: {@code GET <url>/<kid>} answers PEM for the run's key,
 * and 403 with an HTML page for every other, as Atlassian's own does.
 */
public final class KeyServer {

    private static final String PREFIX = "/keys";
    private static final byte[] IPV4 = {127, 0, 0, 1};
    private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final InstallKey key;
    private final History history;
    private final AtomicLong asked = new AtomicLong();
    private final List<WebServer> servers = new CopyOnWriteArrayList<>();

    private KeyServer(InstallKey key, History history) {
        this.key = key;
        this.history = history;
    }

    static KeyServer start(EventLoopGroup loops, int port, History history) throws IOException {
        var server = new KeyServer(InstallKey.generate(), history);
        server.listen(loops, port);
        return server;
    }

    // The server's name is "localhost", which some clients take for 127.0.0.1 and some for ::1.
    private void listen(EventLoopGroup loops, int port) throws IOException {
        try {
            servers.add(WebServer.listen(loops, InetAddress.getByAddress(IPV4), port, this::serve));
        } catch (IOException e) {
            throw e.getCause() instanceof BindException ? PortInUseException.ofKeyServer(port, e) : e;
        }
        try {
            servers.add(WebServer.listen(loops, InetAddress.getByAddress(IPV6), port(), this::serve));
        } catch (IOException e) {
            // A machine without IPv6 has no clients that use it.
        }
    }

    /** What an add-on appends {@code /<kid>} to. */
    public String url() {
        return "http://localhost:" + port() + PREFIX;
    }

    /** Where it listens, on loopback. */
    public int port() {
        return servers.get(0).address().getPort();
    }

    /** The run's key. */
    public InstallKey key() {
        return key;
    }

    /** How many requests it has had. */
    public long asked() {
        return asked.get();
    }

    void close() {
        servers.forEach(WebServer::close);
    }

    private void serve(WebExchange exchange) {
        asked.incrementAndGet();
        String path = exchange.request().path();
        String kid = (path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path).substring(1);
        exchange.whenOver(status -> history.append("", "", new Fact.KeyAsked(kid, status)));
        exchange.reply(
                kid.equals(key.kid())
                        ? WebReply.text(200, "text/plain;charset=UTF-8", key.publicPem())
                        : WebReply.html(403, EdgePage.FORBIDDEN.text()));
    }
}
