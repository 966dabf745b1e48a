package dev.firedrill.toxiproxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;

/** One of the two sockets of a connection, and what happens to it. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a socket to be closed
final class Side extends ChannelInboundHandlerAdapter {

    private final Connection connection;
    private final Pipe from;
    private final Pipe into;

    /**
     * A socket.
     *
     * @param from the direction that reads from it
     * @param into the direction that writes to it
     */
    Side(Connection connection, Pipe from, Pipe into) {
        this.connection = connection;
        this.from = from;
        this.into = into;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        from.received((ByteBuf) bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        from.readComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        into.move();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            from.sourceEnded(Ending.FIN);
        }
    }

    /** A reset, which comes before the news that there is nothing more to read. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        from.sourceEnded(Ending.RESET);
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        from.sourceEnded(Ending.RESET);
        into.move();
        connection.sideClosed();
    }
}
