package dev.firedrill.network;

import dev.firedrill.host.Links;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Links that only forward: bytes pass as they are, in both directions, and each direction ends by itself. On Linux
 * every link has a loopback address of its own, so that add-ons which tell hosts apart by name see different hosts;
 * elsewhere links differ in their port alone.
 */
public final class PlainLinks implements Links {

    private static final int ATTEMPTS = 100;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(10);

    private final LoopbackAddresses addresses = LoopbackAddresses.ofThisMachine();
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("firedrill-links", true), NioIoHandler.newFactory());
    private final Set<PlainLink> open = ConcurrentHashMap.newKeySet();

    private PlainLinks() {}

    /** Links without any disturbance. */
    public static PlainLinks create() {
        return new PlainLinks();
    }

    @Override
    public Link open(String label, InetSocketAddress door) throws IOException {
        var connections = new Connections();
        ChannelFuture bound = bind(new InetSocketAddress(addresses.next(), 0), door, connections);
        if (!bound.isSuccess()) {
            bound = bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), door, connections);
        }
        if (!bound.isSuccess()) {
            throw new IOException("No loopback address could be had for the link '" + label + "'.", bound.cause());
        }
        var link = new PlainLink(
                bound.channel(), address -> again(label, address, door, connections), connections, open::remove);
        open.add(link);
        return link;
    }

    // The kernel holds a port for a moment after its socket was closed, until the loop has let go of it.
    private Channel again(String label, InetSocketAddress address, InetSocketAddress door, Connections connections)
            throws IOException {
        ChannelFuture bound = bind(address, door, connections);
        for (int attempt = 1; attempt < ATTEMPTS && !bound.isSuccess(); attempt++) {
            loop.schedule(() -> {}, BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)
                    .awaitUninterruptibly();
            bound = bind(address, door, connections);
        }
        if (!bound.isSuccess()) {
            throw new IOException(
                    "The link '" + label + "' cannot have its address " + address + " again.", bound.cause());
        }
        return bound.channel();
    }

    private ChannelFuture bind(InetSocketAddress address, InetSocketAddress door, Connections connections) {
        return new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.add(channel);
                        channel.pipeline().addLast(new Dialling(door));
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
    }

    @Override
    public void close() {
        open.forEach(PlainLink::close);
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** The connections that came in over one link. */
    static final class Connections {
        private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

        void add(Channel channel) {
            channels.add(channel);
            channel.closeFuture().addListener(closed -> channels.remove(channel));
        }

        void close() {
            channels.forEach(channel -> channel.close().awaitUninterruptibly());
        }
    }
}
