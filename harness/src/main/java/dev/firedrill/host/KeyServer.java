package dev.firedrill.host;

import dev.firedrill.connect.InstallKey;
import dev.firedrill.fault.KeyTrouble;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where an add-on fetches the public key for signed installs: {@code GET <url>/<kid>} answers PEM for the run's key,
 * and 403 with an HTML page for every other, as Atlassian's own does. Keys in trouble can be added for those who should
 * meet them.
 */
public final class KeyServer implements AutoCloseable {

    /** The names under which add-ons know Atlassian's own. */
    public static final Set<String> PUBLIC_NAMES =
            Set.of("connect-install-keys.atlassian.com", "asap-distribution.us-west-2.prod.atl-asap.net");

    private static final String PREFIX = "/keys";
    private static final int UNANSWERED = 0;
    private static final byte[] IPV4 = {127, 0, 0, 1};
    private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    /** Made while the add-on starts; keys take a while to make. */
    private final CompletableFuture<InstallKey> key = CompletableFuture.supplyAsync(InstallKey::generate);

    private final Vantage vantage;
    private final History history;
    private final Map<String, KeyTrouble> troubles = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();
    private final List<WebServer> servers = new CopyOnWriteArrayList<>();

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("firedrill-key-server", true), NioIoHandler.newFactory());

    private KeyServer(Vantage vantage, History history) {
        this.vantage = vantage;
        this.history = history;
    }

    /**
     * Starts with a new key. It stands apart from the host, because an add-on needs its address before it can serve the
     * descriptor from which the host learns whom it deals with.
     *
     * @param port where to listen; 0 is any free port
     * @throws PortInUseException when the port is taken
     */
    public static KeyServer start(int port, History history) throws IOException {
        return start(port, Vantage.here(), history);
    }

    /**
     * The same for an add-on elsewhere.
     *
     * @throws PortInUseException when the port is taken, at whichever address
     */
    public static KeyServer start(int port, Vantage vantage, History history) throws IOException {
        var server = new KeyServer(vantage, history);
        try {
            server.listen(server.loop, port);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        return server;
    }

    // The server's name is "localhost", which some clients take for 127.0.0.1 and some for ::1.
    private void listen(EventLoopGroup loops, int port) throws IOException {
        listen(loops, InetAddress.getByAddress(IPV4), port);
        for (InetAddress address : vantage.besides()) {
            listen(loops, address, port());
        }
        try {
            servers.add(WebServer.listen(loops, InetAddress.getByAddress(IPV6), port(), this::serve));
        } catch (IOException e) {
            // A machine without IPv6 has no clients that use it.
        }
    }

    private void listen(EventLoopGroup loops, InetAddress address, int port) throws IOException {
        try {
            servers.add(WebServer.listen(loops, address, port, this::serve));
        } catch (IOException e) {
            throw e.getCause() instanceof BindException ? PortInUseException.ofKeyServer(port, e) : e;
        }
    }

    /** What an add-on appends {@code /<kid>} to. */
    public String url() {
        return "http://" + vantage.nameOr("localhost") + ":" + port() + PREFIX;
    }

    /** Where it listens. */
    public int port() {
        return address().getPort();
    }

    /** The address at which it listens on loopback. */
    public InetSocketAddress address() {
        return servers.get(0).address();
    }

    /** The run's key. */
    public InstallKey key() {
        return key.join();
    }

    /**
     * A further key, of which requests come to grief: what it signs cannot be verified, and nobody else is touched.
     * Takes some tenths of a second.
     */
    public InstallKey troubled(KeyTrouble trouble) {
        InstallKey troubled = InstallKey.generate();
        troubles.put(troubled.kid(), trouble);
        return troubled;
    }

    /** How many requests it has had. */
    public long asked() {
        return asked.get();
    }

    /** Stops listening. */
    @Override
    public void close() {
        servers.forEach(WebServer::close);
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private void serve(WebExchange exchange) {
        WebReply flaw = exchange.flaw();
        if (flaw == null) {
            answer(exchange);
        } else {
            exchange.reply(flaw);
        }
    }

    private void answer(WebExchange exchange) {
        asked.incrementAndGet();
        String path = exchange.request().path();
        String kid = (path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path).substring(1);
        KeyTrouble trouble = troubles.get(kid);
        if (trouble != null) {
            answer(exchange, kid, trouble);
            return;
        }
        exchange.whenOver(status -> record(kid, status, exchange));
        exchange.reply(
                kid.equals(key().kid())
                        ? WebReply.text(200, "text/plain;charset=UTF-8", key().publicPem())
                        : WebReply.html(403, EdgePage.FORBIDDEN.text()));
    }

    private void answer(WebExchange exchange, String kid, KeyTrouble trouble) {
        switch (trouble) {
            case MISSING -> {
                exchange.whenOver(status -> record(kid, status, exchange));
                exchange.reply(WebReply.html(404, EdgePage.NOT_FOUND.text()));
            }
            case RESET -> {
                record(kid, UNANSWERED, exchange);
                exchange.cut();
            }
            // Recorded at once: that it was asked counts, and its end may never come.
            case SILENT -> record(kid, UNANSWERED, exchange);
        }
    }

    private void record(String kid, int status, WebExchange exchange) {
        history.append("", "", new Fact.KeyAsked(kid, status), null, List.of(exchange.transcript()));
    }
}
