package dev.firedrill.network;

import dev.firedrill.host.Links.Link;
import java.net.InetSocketAddress;

/** One link, which is a proxy. */
record ToxicLink(InetSocketAddress address, Runnable closing) implements Link {

    @Override
    public void close() {
        closing.run();
    }
}
