package dev.firedrill.network;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.util.AttributeKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections of one event loop, so that its end is theirs. A loop that stops does not close them all by itself:
 * one that is amid a write to somebody who does not read would stay open, and its other end would wait for ever.
 */
final class Connections {

    private static final AttributeKey<Connections> OWN = AttributeKey.valueOf(Connections.class, "own");

    private final Set<Channel> open = ConcurrentHashMap.newKeySet();

    /** Takes in a connection until it is closed. */
    void add(Channel channel) {
        channel.attr(OWN).set(this);
        open.add(channel);
        channel.closeFuture().addListener(closed -> open.remove(channel));
    }

    /** Takes in a connection that serves another one, where that was taken in. */
    static void addBeside(Channel near, Channel far) {
        Connections connections = near.attr(OWN).get();
        if (connections != null) {
            connections.add(far);
        }
    }

    /** Closes all of them at once, whatever is still to be written, and returns when that is done. */
    void cut(EventLoopGroup loop) {
        if (!loop.isShuttingDown()) {
            loop.next()
                    .submit(() -> open.forEach(channel -> channel.unsafe().closeForcibly()))
                    .awaitUninterruptibly();
        }
    }
}
