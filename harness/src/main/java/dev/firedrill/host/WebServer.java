package dev.firedrill.host;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** HTTP/1.1 on one listening socket. Holds no thread for a request that waits. */
final class WebServer implements AutoCloseable {

    private static final int MOST_BODY_BYTES = 10 << 20;
    private static final int MOST_HEADER_BYTES = 64 << 10;

    private final Channel listening;
    private final Set<Channel> connections;

    private WebServer(Channel listening, Set<Channel> connections) {
        this.listening = listening;
        this.connections = connections;
    }

    /**
     * Listens.
     *
     * @param port 0 is any free port
     */
    static WebServer listen(EventLoopGroup loops, InetAddress address, int port, WebService service)
            throws IOException {
        Set<Channel> connections = ConcurrentHashMap.newKeySet();
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.add(channel);
                        channel.closeFuture().addListener(closed -> connections.remove(channel));
                        speakHttp(channel, service);
                    }
                })
                .bind(address, port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("Could not listen on " + address.getHostAddress() + ":" + port, bound.cause());
        }
        return new WebServer(bound.channel(), connections);
    }

    private static void speakHttp(SocketChannel channel, WebService service) {
        var limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(MOST_HEADER_BYTES)
                .setMaxHeaderSize(MOST_HEADER_BYTES);
        channel.pipeline()
                .addLast(new HttpServerCodec(limits))
                .addLast(new Threshold(service))
                .addLast(new Aggregation(MOST_BODY_BYTES))
                .addLast(new Conversation(service));
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /** Resets every connection; what clients waited for is abandoned. */
    void reset() {
        connections.forEach(Wire::cut);
    }

    /** Stops listening and closes every connection; what clients waited for is abandoned. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        connections.forEach(connection -> connection.close().awaitUninterruptibly());
    }
}
