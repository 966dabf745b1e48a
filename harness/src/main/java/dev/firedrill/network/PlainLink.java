package dev.firedrill.network;

import dev.firedrill.host.Links;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A listening socket and the connections that it accepted. */
final class PlainLink implements Links.Link {

    private final Channel listening;
    private final PlainLinks.Connections connections;
    private final Consumer<PlainLink> closed;

    PlainLink(Channel listening, PlainLinks.Connections connections, Consumer<PlainLink> closed) {
        this.listening = listening;
        this.connections = connections;
        this.closed = closed;
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        connections.close();
        closed.accept(this);
    }
}
