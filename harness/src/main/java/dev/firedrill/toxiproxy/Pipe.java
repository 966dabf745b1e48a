package dev.firedrill.toxiproxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection: reads from one socket, and moves chunks through the stages of its toxics to the other.
 * Lives on the connection's event loop. It reads only what the first stage has room for, so that a slow way slows the
 * sender.
 */
final class Pipe {

    /** All that one direction holds at most, in bytes, and a chunk more. */
    private static final long MOST_HELD = 4 << 20;

    /** Then the loop has its turn, so that other connections and the control port need not wait. */
    private static final int CHUNKS_IN_A_ROW = 64;

    private final Connection connection;
    private final Sink sink;
    private final Chain chain;

    private @Nullable SocketChannel source;
    private boolean closed;
    private boolean reading;
    private @Nullable Ending sourceEnded;
    private long position;

    private boolean moving;
    private boolean moveAgain;
    private boolean moveQueued;
    private long timerAt = Ticks.NEVER;
    private @Nullable ScheduledFuture<?> timer;

    Pipe(Connection connection, Function<Placed, Dice> dice) {
        Semantics semantics = connection.semantics();
        this.connection = connection;
        this.sink = new Sink(connection, semantics);
        this.chain = new Chain(sink, semantics, dice, this::suffer);
    }

    /** How many bytes were read so far. */
    long received() {
        return position;
    }

    /** How many bytes were sent on so far. */
    long sent() {
        return sink.written();
    }

    /** Both sockets are connected. */
    void open(SocketChannel from, SocketChannel to) {
        source = from;
        sink.open(to);
        move();
    }

    /** Takes the toxics of its direction, in their order. */
    void apply(List<Placed> toxics) {
        if (closed) {
            return;
        }
        // What a removed stage lets go may give the sink's socket news; nothing else moves before the chain is whole.
        moving = true;
        try {
            chain.apply(toxics, Ticks.now());
        } finally {
            moving = false;
        }
        move();
    }

    /** Bytes were read. */
    void received(ByteBuf bytes) {
        if (closed || sourceEnded != null || !bytes.isReadable()) {
            bytes.release();
            return;
        }
        var chunk = new Chunk(chain.isEmpty() ? bytes : compact(bytes), position, Ticks.now());
        position += chunk.size();
        chain.first().accept(chunk);
    }

    // A few bytes that are held must not hold a large buffer.
    private static ByteBuf compact(ByteBuf bytes) {
        if (bytes.readableBytes() * 2 >= bytes.capacity()) {
            return bytes;
        }
        ByteBuf small = bytes.alloc().buffer(bytes.readableBytes()).writeBytes(bytes);
        bytes.release();
        return small;
    }

    /** A read is over. */
    void readComplete() {
        reading = false;
        move();
    }

    /** The sender ended, in one way or the other. */
    void sourceEnded(Ending how) {
        if (!closed && how.follows(sourceEnded)) {
            sourceEnded = how;
            chain.first().end(how);
            move();
        }
    }

    /** Moves what may move, and sees to it that this is called again when more may. */
    void move() {
        moveAgain = true;
        if (moving || source == null) {
            return;
        }
        moving = true;
        try {
            while (moveAgain && !closed) {
                moveAgain = false;
                moveOnce(Ticks.now());
            }
        } finally {
            moving = false;
        }
    }

    private void moveOnce(long now) {
        chain.sufferFates(now);
        int left = chain.moveAll(now, CHUNKS_IN_A_ROW);
        if (closed) {
            return;
        }
        if (left > 0) {
            setTimer(now);
        } else {
            moveLater();
        }
        read();
    }

    private void suffer(Fate fate) {
        switch (fate) {
            case GOES_ON -> {}
            case CLOSES -> connection.close();
            case IS_RESET -> connection.reset();
        }
    }

    private void moveLater() {
        moveAgain = false;
        if (!moveQueued) {
            moveQueued = true;
            connection.loop().execute(() -> {
                moveQueued = false;
                move();
            });
        }
    }

    private void read() {
        if (source != null
                && !reading
                && sourceEnded == null
                && chain.first().hasRoom()
                && chain.weight() < MOST_HELD) {
            reading = true;
            source.read();
        }
    }

    private void setTimer(long now) {
        long wake = chain.wake(now);
        if (wake < timerAt) {
            cancelTimer();
            timerAt = wake;
            timer = connection.loop().schedule(this::timerRang, wake - now, TimeUnit.NANOSECONDS);
        }
    }

    private void timerRang() {
        timerAt = Ticks.NEVER;
        move();
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** Drops what it holds. */
    void close() {
        closed = true;
        cancelTimer();
        chain.clear();
    }
}
