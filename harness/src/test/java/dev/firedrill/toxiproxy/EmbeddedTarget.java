package dev.firedrill.toxiproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

/** The server in this process. */
record EmbeddedTarget(ToxiproxyServer server) implements Target {

    static EmbeddedTarget start(Options options) {
        try {
            return new EmbeddedTarget(ToxiproxyServer.start(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InetSocketAddress control() {
        return server.address();
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public void close() {
        server.close();
    }
}
