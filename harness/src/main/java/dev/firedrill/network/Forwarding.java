package dev.firedrill.network;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import javax.net.ssl.SSLException;

/**
 * Passes one direction of a connection on. The next bytes are read when the last ones were written, so a slow receiver
 * slows its sender instead of filling memory. An end is passed on as an end and a reset as a reset, with TLS on either
 * side or without.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a connection to be closed
final class Forwarding extends ChannelInboundHandlerAdapter {

    private final SocketChannel peer;

    private Forwarding(SocketChannel peer) {
        this.peer = peer;
    }

    /** Has two connections of one event loop, of which nothing was read so far, forward to each other. */
    static void join(SocketChannel near, SocketChannel far) {
        near.pipeline().addLast(new Forwarding(far));
        far.pipeline().addLast(new Forwarding(near));
        if (near.isActive()) {
            near.read();
            far.read();
        } else {
            far.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        peer.writeAndFlush(bytes).addListener(written -> {
            if (!written.isSuccess()) {
                context.close();
            }
        });
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        peer.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> context.read());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE || event instanceof SslCloseCompletionEvent) {
            endAfterWriting((SocketChannel) context.channel());
        }
    }

    // Shutting down drops what is not yet written.
    private void endAfterWriting(SocketChannel ended) {
        peer.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(written -> sayEnd(peer)
                        .addListener(said -> peer.shutdownOutput().addListener(shut -> closeIfBothEnded(ended))));
    }

    /** An end without TLS's own word for it would look like a cut. */
    private static ChannelFuture sayEnd(SocketChannel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        return tls == null ? channel.newSucceededFuture() : tls.closeOutbound();
    }

    private void closeIfBothEnded(SocketChannel channel) {
        if (peer.isInputShutdown() && channel.isInputShutdown()) {
            channel.close();
            peer.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closeAfterWriting(peer);
    }

    private static void closeAfterWriting(Channel channel) {
        if (channel.isActive()) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** There is nobody to report it to. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException && !(cause instanceof SSLException)) {
            reset(peer);
        }
        context.close();
    }

    /** Cuts the connection past TLS, which would say farewell. */
    private static void reset(SocketChannel channel) {
        if (channel.isActive()) {
            channel.config().setSoLinger(0);
            channel.pipeline().firstContext().close();
        }
    }
}
