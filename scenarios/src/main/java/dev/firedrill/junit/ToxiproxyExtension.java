package dev.firedrill.junit;

import dev.firedrill.toxiproxy.Options;
import dev.firedrill.toxiproxy.ToxiproxyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Toxiproxy server of its own for a test, in this process. As a field of an instance, each test has a new one; as a
 * static field, the tests of a class and those nested in it share it.
 *
 * <pre>{@code
 * @RegisterExtension
 * final ToxiproxyExtension toxiproxy = new ToxiproxyExtension(Options.seeded(42));
 *
 * @Test
 * void survives_a_slow_backend() {
 *     var client = new ToxiproxyClient("localhost", toxiproxy.address().getPort());
 *     …
 * }
 * }</pre>
 */
public final class ToxiproxyExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final Options options;
    private @Nullable ToxiproxyServer server;

    /** The classes that share it: {@code @Nested} ones come on top of the one that they are in. */
    private final Set<String> sharing = new HashSet<>();

    /** A server with these options. */
    public ToxiproxyExtension(Options options) {
        this.options = options;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        sharing.add(context.getUniqueId());
        if (server == null) {
            start();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (sharing.isEmpty()) {
            start();
        }
    }

    private void start() {
        try {
            server = ToxiproxyServer.start(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (sharing.isEmpty()) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        sharing.remove(context.getUniqueId());
        if (sharing.isEmpty()) {
            stop();
        }
    }

    // JUnit also comes here when there was no start, or it failed.
    private void stop() {
        ToxiproxyServer running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }

    /** The server, while tests run. */
    public ToxiproxyServer server() {
        return Objects.requireNonNull(server, "the server runs while tests do");
    }

    /** Its control port, for clients of any kind. */
    public InetSocketAddress address() {
        return server().address();
    }
}
