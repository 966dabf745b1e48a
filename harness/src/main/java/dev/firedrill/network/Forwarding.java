package dev.firedrill.network;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;

/**
 * Passes one direction of a connection on. The next bytes are read when the last ones were written, so a slow receiver
 * slows its sender instead of filling memory.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a connection to be closed
final class Forwarding extends ChannelInboundHandlerAdapter {

    private final SocketChannel peer;

    Forwarding(SocketChannel peer) {
        this.peer = peer;
    }

    /** The far side is connected: the near side, which has waited, forwards to it from now on. */
    @Override
    public void channelActive(ChannelHandlerContext context) {
        SocketChannel far = (SocketChannel) context.channel();
        if (!peer.isActive()) {
            far.close();
            return;
        }
        peer.pipeline().removeFirst();
        peer.pipeline().addLast(new Forwarding(far));
        far.read();
        peer.read();
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
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            endAfterWriting((SocketChannel) context.channel());
        }
    }

    // Shutting down drops what is not yet written.
    private void endAfterWriting(SocketChannel ended) {
        peer.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(written -> peer.shutdownOutput().addListener(shut -> closeIfBothEnded(ended)));
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

    /** A reset by one side is a reset for the other: it must not look like a good end. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        try {
            peer.config().setSoLinger(0);
        } catch (ChannelException e) {
            // It is closed already.
        }
        peer.close();
        context.close();
    }
}
