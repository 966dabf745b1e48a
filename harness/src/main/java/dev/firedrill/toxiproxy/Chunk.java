package dev.firedrill.toxiproxy;

import io.netty.buffer.ByteBuf;

/**
 * Bytes on their way.
 *
 * @param bytes owned by whoever holds the chunk
 * @param position where they begin in the stream of their direction
 * @param since when they came out of the stage before, or were read; in nanoseconds of {@link Ticks}
 */
record Chunk(ByteBuf bytes, long position, long since) {

    static final int MOST_BYTES = 32 << 10;

    /** What holding a chunk costs beside its bytes, so that many tiny ones count too. */
    private static final int OVERHEAD = 128;

    int size() {
        return bytes.readableBytes();
    }

    long weight() {
        return (long) size() + OVERHEAD;
    }

    /** Splits off the first bytes; this chunk keeps the others, and is not to be used without {@link #rest}. */
    Chunk first(int count) {
        return new Chunk(bytes.readRetainedSlice(count), position, since);
    }

    /** What is left of a chunk of which the first bytes were split off. */
    Chunk rest(int gone) {
        return new Chunk(bytes, position + gone, since);
    }

    Chunk leaving(long now) {
        return new Chunk(bytes, position, now);
    }

    void release() {
        bytes.release();
    }
}
