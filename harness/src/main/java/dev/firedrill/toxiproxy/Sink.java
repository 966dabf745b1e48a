package dev.firedrill.toxiproxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Where a direction leaves: writes to a socket, and ends it as the other one ended. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its channel, which its connection notices
final class Sink implements Inlet {

    private final Connection connection;
    private final Semantics semantics;
    private @Nullable SocketChannel channel;
    private @Nullable Ending ended;
    private long written;

    Sink(Connection connection, Semantics semantics) {
        this.semantics = semantics;
        this.connection = connection;
    }

    /** The socket that it writes to. Before this, nothing comes. */
    void open(SocketChannel to) {
        channel = to;
    }

    /** A socket that is gone takes everything, so that its direction drains. */
    @Override
    public boolean hasRoom() {
        return channel == null || !channel.isActive() || channel.isWritable();
    }

    /** How many bytes came here. */
    long written() {
        return written;
    }

    /** How much waits here to be written. */
    long weight() {
        return channel != null && channel.isActive() && !channel.isWritable() ? channel.bytesBeforeWritable() : 0;
    }

    // Each chunk is flushed by itself: a slice that leaves together with the next one is none.
    @Override
    public void accept(Chunk chunk) {
        if (ended != null || channel == null) {
            chunk.release();
        } else {
            written += chunk.size();
            channel.writeAndFlush(chunk.bytes());
        }
    }

    @Override
    public void end(Ending ending) {
        SocketChannel to = channel;
        if (to != null && ending.follows(ended)) {
            ended = ending;
            // An empty write is over when those before it are.
            to.writeAndFlush(Unpooled.EMPTY_BUFFER)
                    .addListener((ChannelFutureListener) written -> carryOut(to, ending));
        }
    }

    private void carryOut(SocketChannel to, Ending ending) {
        if (semantics == Semantics.COMPAT) {
            // Whatever ended, and how: the original knows but one way to hand an end on.
            to.close();
            return;
        }
        switch (ending) {
            case FIN -> to.shutdownOutput().addListener(shut -> connection.directionEnded());
            case RESET -> connection.reset();
            case CLOSE -> connection.close();
        }
    }
}
