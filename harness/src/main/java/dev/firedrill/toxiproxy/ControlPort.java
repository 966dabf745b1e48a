package dev.firedrill.toxiproxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** The HTTP port of the API. */
final class ControlPort {

    private static final int MOST_BODY_BYTES = 1 << 20;
    private static final int IDLE_SECONDS = 60;

    private final Channel listening;

    private ControlPort(Channel listening) {
        this.listening = listening;
    }

    static ControlPort listen(EventLoop loop, Options options, Api api) throws IOException {
        var requests = new AtomicLong();
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpServerKeepAliveHandler())
                                .addLast(new HttpObjectAggregator(MOST_BODY_BYTES))
                                .addLast(new IdleStateHandler(IDLE_SECONDS, 0, 0))
                                .addLast(new ControlHandler(api, options.semantics(), requests));
                    }
                })
                .bind(options.address(), options.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "The Toxiproxy server could not listen on "
                            + ListenAddress.text(new InetSocketAddress(options.address(), options.port())),
                    bound.cause());
        }
        return new ControlPort(bound.channel());
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }
}
