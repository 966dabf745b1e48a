package dev.firedrill.junit;

import dev.firedrill.toxiproxy.Options;
import dev.firedrill.toxiproxy.ToxiproxyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Toxiproxy server of its own for a test, in this process. As a field of an instance, each test has a new one; as a
 * static field, the tests of a class share it.
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
    private boolean shared;

    /** A server with these options. */
    public ToxiproxyExtension(Options options) {
        this.options = options;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        shared = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!shared) {
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
        if (!shared) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private void stop() {
        server().close();
        server = null;
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
