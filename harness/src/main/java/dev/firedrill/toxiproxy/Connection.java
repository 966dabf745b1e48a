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
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection to a proxy and the proxy's to its upstream, with the two directions between them. Both sockets
 * live on one event loop, on which everything here happens but the constructor.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a socket to be closed
final class Connection {

    private static final int FEWEST_TO_READ = 64;
    private static final int FIRST_READ = 2 << 10;
    private static final SocketAddress NOWHERE = InetSocketAddress.createUnresolved("nowhere", 0);

    private final SocketChannel near;
    private final Origin origin;
    private final long ordinal;
    private final Pipe up;
    private final Pipe down;
    private final boolean resetsWhenClosed;
    private final Map<Placed, Boolean> hits = new HashMap<>();

    private List<Placed> toxics = List.of();
    private SocketAddress upstream = NOWHERE;
    private long acceptedAt = Ticks.NEVER;
    private @Nullable SocketChannel far;
    private @Nullable ScheduledFuture<?> arrival;
    private boolean waits;
    private boolean dialled;
    private boolean closed;
    private Runnable whenClosed = () -> {};

    /** What a connection knows of its proxy. */
    record Origin(String proxy, long seed, Semantics semantics, DecisionLog log, Waiting waiting) {

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
        this.origin = origin;
        this.ordinal = ordinal;
        this.up = new Pipe(this, toxic -> origin.dice(toxic, ordinal));
        this.down = new Pipe(this, toxic -> origin.dice(toxic, ordinal));
        this.resetsWhenClosed = resetsWhenClosed(toxics);
        configure(near.config());
        take(toxics);
    }

    /** The original decides this once, when a connection begins, and asks neither direction nor toxicity. */
    private boolean resetsWhenClosed(List<Placed> toxics) {
        return semantics() == Semantics.COMPAT
                && toxics.stream().anyMatch(one -> one.toxic() instanceof Toxic.ResetPeer);
    }

    /** Told when both sockets are being closed. One of them may be long before the other. */
    void whenClosed(Runnable told) {
        whenClosed = told;
    }

    Semantics semantics() {
        return origin.semantics();
    }

    /** The bytes of one direction so far. */
    record Bytes(long received, long sent) {}

    /** What passed in one direction. On its loop, or once it is closed. */
    Bytes bytes(Direction direction) {
        Pipe pipe = direction == Direction.UPSTREAM ? up : down;
        return new Bytes(pipe.received(), pipe.sent());
    }

    private static void configure(SocketChannelConfig config) {
        config.setAutoRead(false).setAllowHalfClosure(true).setTcpNoDelay(true);
        config.setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(FEWEST_TO_READ, FIRST_READ, Chunk.MOST_BYTES));
    }

    EventLoop loop() {
        return near.eventLoop();
    }

    /** Dials the upstream as soon as the client's socket is on its loop, and nothing keeps it from being taken. */
    void dialWhenActive(SocketAddress there) {
        upstream = there;
        near.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelActive(ChannelHandlerContext context) {
                context.pipeline().replace(this, null, new Side(Connection.this, up, down));
                acceptedAt = Ticks.now();
                arrive();
            }
        });
    }

    /** Goes on with a connection that waits, ends it, or looks again when that time has come. */
    private void arrive() {
        if (dialled || closed || acceptedAt == Ticks.NEVER) {
            return;
        }
        Arrival how = arrivalUnder(toxics);
        long waited = Ticks.now() - acceptedAt;
        if (how.closes() <= waited) {
            close();
        } else if (how.goesOn() <= waited) {
            dial();
        } else {
            waitUntil(Math.min(how.goesOn(), how.closes()), waited);
        }
    }

    private void waitUntil(long time, long waited) {
        if (!waits) {
            waits = true;
            origin.waiting().begin(this);
        }
        cancelArrival();
        if (time != Ticks.NEVER) {
            arrival = loop().schedule(this::arrive, time - waited, TimeUnit.NANOSECONDS);
        }
    }

    private void cancelArrival() {
        if (arrival != null) {
            arrival.cancel(false);
        }
    }

    private void waitNoMore() {
        cancelArrival();
        if (waits) {
            waits = false;
            origin.waiting().end(this);
        }
    }

    private Arrival arrivalUnder(List<Placed> now) {
        return now.stream()
                .filter(one -> one.toxic().worksOnArrival() && isHit(one))
                .map(one -> one.toxic().arrival())
                .reduce(Arrival.GOES_ON, Arrival::and);
    }

    private boolean isHit(Placed toxic) {
        return hits.computeIfAbsent(toxic, one -> origin.dice(one, ordinal).hits(one.toxicity(), one.revision()));
    }

    private void dial() {
        dialled = true;
        waitNoMore();
        // Not before: while it waits, a connection needs one descriptor.
        var dialling = new NioSocketChannel();
        configure(dialling.config());
        far = dialling;
        new Bootstrap()
                .group(loop())
                .channelFactory(() -> dialling)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new Side(this, down, up))
                .connect(upstream)
                .addListener(done -> {
                    if (done.isSuccess()) {
                        open(dialling);
                    } else {
                        close();
                    }
                });
    }

    private void open(SocketChannel there) {
        if (resetsWhenClosed) {
            resetWhenClosed(near);
            resetWhenClosed(there);
        }
        up.open(near, there);
        down.open(there, near);
    }

    /** Takes the toxics that its proxy now has. */
    void apply(List<Placed> changed) {
        take(changed);
        arrive();
    }

    private void take(List<Placed> all) {
        toxics = all.stream().filter(one -> one.scope().covers(ordinal)).toList();
        up.apply(in(Direction.UPSTREAM, toxics));
        down.apply(in(Direction.DOWNSTREAM, toxics));
    }

    private static List<Placed> in(Direction direction, List<Placed> toxics) {
        return toxics.stream()
                .filter(toxic ->
                        toxic.direction() == direction && !toxic.toxic().worksOnArrival())
                .toList();
    }

    /** Closes both sockets, whatever is on its way. */
    void close() {
        if (!closed) {
            closed = true;
            waitNoMore();
            up.close();
            down.close();
            close(near);
            close(far);
            whenClosed.run();
        }
    }

    // A socket that never came to its loop cannot be closed through it.
    private static void close(@Nullable SocketChannel channel) {
        if (channel == null) {
            return;
        }
        if (channel.isRegistered()) {
            channel.close();
        } else {
            channel.unsafe().closeForcibly();
        }
    }

    /** Closes both sockets so that whoever is at the other end sees a reset. */
    void reset() {
        resetWhenClosed(near);
        if (far != null) {
            resetWhenClosed(far);
        }
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
        if (near.isOutputShutdown() && far != null && far.isOutputShutdown()) {
            close();
        }
    }

    void sideClosed() {
        if (!near.isOpen() && (far == null || !far.isOpen())) {
            close();
        }
    }
}
