package dev.firedrill.toxiproxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** What the proxies of the benchmark lead to: an echo, a sink, and an HTTP server with one answer. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for an answer to be written
final class BenchmarkUpstreams implements AutoCloseable {

    private static final ByteBuf ANSWER = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 170\r\n\r\n" + "x".repeat(170),
            StandardCharsets.US_ASCII));

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicLong swallowed = new AtomicLong();
    private final Channel echo = listen(ChannelHandlerContext::writeAndFlush);
    private final Channel sink = listen((context, bytes) -> {
        swallowed.addAndGet(bytes.readableBytes());
        bytes.release();
    });
    private final Channel http = listen((context, bytes) -> {
        // wrk sends no request before the last one was answered.
        bytes.release();
        context.writeAndFlush(ANSWER.duplicate());
    });

    private Channel listen(BiConsumer<ChannelHandlerContext, ByteBuf> react) {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext context, Object bytes) {
                                react.accept(context, (ByteBuf) bytes);
                            }

                            @Override
                            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                                context.close();
                            }
                        });
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    InetSocketAddress echo() {
        return (InetSocketAddress) echo.localAddress();
    }

    InetSocketAddress sink() {
        return (InetSocketAddress) sink.localAddress();
    }

    InetSocketAddress http() {
        return (InetSocketAddress) http.localAddress();
    }

    /** How many bytes the sink took so far. */
    long swallowed() {
        return swallowed.get();
    }

    @Override
    public void close() {
        loops.shutdownGracefully().syncUninterruptibly();
    }
}
