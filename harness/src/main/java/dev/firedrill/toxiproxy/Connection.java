package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Dice.Place;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.SocketAddress;
import java.util.List;

/**
 * A client's connection to a proxy and the proxy's to its upstream, with the two directions between them. Both sockets
 * live on one event loop, on which everything here happens but the constructor.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a socket to be closed
final class Connection {

    private static final int FEWEST_TO_READ = 64;
    private static final int FIRST_READ = 2 << 10;

    private final SocketChannel near;
    private final SocketChannel far;
    private final Pipe up;
    private final Pipe down;
    private boolean closed;

    /** What a connection knows of its proxy. */
    record Origin(String proxy, long seed, DecisionLog log) {

        private Dice dice(Placed toxic, long connection) {
            return new Dice(seed, new Place(proxy, connection, toxic.direction(), toxic.name()), log);
        }
    }

    /**
     * A connection that was accepted. Its toxics begin now.
     *
     * @param near the client's socket
     * @param ordinal which connection of its proxy it is
     */
    Connection(SocketChannel near, Origin origin, long ordinal, List<Placed> toxics) {
        this.near = near;
        this.far = new NioSocketChannel();
        this.up = new Pipe(this, near, far, toxic -> origin.dice(toxic, ordinal));
        this.down = new Pipe(this, far, near, toxic -> origin.dice(toxic, ordinal));
        configure(near.config());
        configure(far.config());
        apply(toxics);
    }

    private static void configure(SocketChannelConfig config) {
        config.setAutoRead(false).setAllowHalfClosure(true).setTcpNoDelay(true);
        config.setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(FEWEST_TO_READ, FIRST_READ, Chunk.MOST_BYTES));
    }

    EventLoop loop() {
        return near.eventLoop();
    }

    /** Dials the upstream as soon as the client's socket is on its loop. */
    void dialWhenActive(SocketAddress upstream) {
        near.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelActive(ChannelHandlerContext context) {
                context.pipeline().replace(this, null, new Side(Connection.this, up, down));
                dial(upstream);
            }
        });
    }

    private void dial(SocketAddress upstream) {
        if (closed) {
            return;
        }
        new Bootstrap()
                .group(loop())
                .channelFactory(() -> far)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new Side(this, down, up))
                .connect(upstream)
                .addListener(dialled -> {
                    if (dialled.isSuccess()) {
                        up.open();
                        down.open();
                    } else {
                        close();
                    }
                });
    }

    /** Takes the toxics that its proxy now has. */
    void apply(List<Placed> toxics) {
        up.apply(in(Direction.UPSTREAM, toxics));
        down.apply(in(Direction.DOWNSTREAM, toxics));
    }

    private static List<Placed> in(Direction direction, List<Placed> toxics) {
        return toxics.stream().filter(toxic -> toxic.direction() == direction).toList();
    }

    /** Closes both sockets, whatever is on its way. */
    void close() {
        if (!closed) {
            closed = true;
            up.close();
            down.close();
            close(near);
            close(far);
        }
    }

    // A socket that never came to its loop cannot be closed through it.
    private static void close(SocketChannel channel) {
        if (channel.isRegistered()) {
            channel.close();
        } else {
            channel.unsafe().closeForcibly();
        }
    }

    /** Closes both sockets so that whoever is at the other end sees a reset. */
    void reset() {
        resetWhenClosed(near);
        resetWhenClosed(far);
        close();
    }

    private static void resetWhenClosed(SocketChannel channel) {
        try {
            channel.config().setSoLinger(0);
        } catch (ChannelException e) {
            // It is closed already.
        }
    }

    /** One direction was ended in peace. */
    void directionEnded() {
        if (near.isOutputShutdown() && far.isOutputShutdown()) {
            close();
        }
    }

    void sideClosed() {
        if (!near.isOpen() && !far.isOpen()) {
            close();
        }
    }
}
