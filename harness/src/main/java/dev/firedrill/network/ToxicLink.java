package dev.firedrill.network;

import dev.firedrill.host.Links.Link;
import java.io.IOException;
import java.net.InetSocketAddress;

/** One link, which is a proxy. */
record ToxicLink(InetSocketAddress address, String name, ToxiproxyControl control, Runnable closing) implements Link {

    @Override
    public void refuse() throws IOException {
        control.enable(name, false);
    }

    @Override
    public void accept() throws IOException {
        control.enable(name, true);
    }

    @Override
    public void close() {
        closing.run();
    }
}
