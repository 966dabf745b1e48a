package dev.firedrill.network;

import dev.firedrill.host.Links;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A listening socket and the connections that it accepted. */
final class PlainLink implements Links.Link {

    private final InetSocketAddress address;
    private final Listener listener;
    private final PlainLinks.Connections connections;
    private final Consumer<PlainLink> closed;
    private @Nullable Channel listening;
    private boolean over;

    /** Listens at an address. */
    @FunctionalInterface
    interface Listener {
        Channel listen(InetSocketAddress address) throws IOException;
    }

    PlainLink(Channel listening, Listener listener, PlainLinks.Connections connections, Consumer<PlainLink> closed) {
        this.address = (InetSocketAddress) listening.localAddress();
        this.listening = listening;
        this.listener = listener;
        this.connections = connections;
        this.closed = closed;
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public synchronized void refuse() {
        Channel former = listening;
        listening = null;
        if (former != null) {
            former.close().awaitUninterruptibly();
        }
        connections.close();
    }

    @Override
    public synchronized void accept() throws IOException {
        if (listening == null && !over) {
            listening = listener.listen(address);
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        refuse();
        closed.accept(this);
    }
}
