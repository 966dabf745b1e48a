package dev.firedrill.network;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;

/**
 * Connects an accepted connection with the front door, and has both forward to each other. Nothing is read before that.
 */
final class Dialling extends ChannelInboundHandlerAdapter {

    private final InetSocketAddress door;

    Dialling(InetSocketAddress door) {
        this.door = door;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the connection to be closed
    public void channelActive(ChannelHandlerContext context) {
        SocketChannel near = (SocketChannel) context.channel();
        ChannelFuture dialled = dial(near, door);
        dialled.addListener(done -> {
            if (done.isSuccess()) {
                near.pipeline().remove(this);
                Forwarding.join(near, (SocketChannel) dialled.channel());
            } else {
                near.close();
            }
        });
    }

    /** A connection on the same event loop that reads when told to. */
    static ChannelFuture dial(SocketChannel near, InetSocketAddress address) {
        ChannelFuture dialled = new Bootstrap()
                .group(near.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(address);
        Connections.addBeside(near, dialled.channel());
        return dialled;
    }
}
