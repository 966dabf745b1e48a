package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Decision.Kind;
import io.netty.buffer.ByteBuf;

/** Flips a bit in some bytes. Which ones depends on the place in the stream alone, not on how the bytes arrived. */
final class CorruptStage extends PassingStage<Toxic.Corrupt> {

    private final Dice dice;
    private long next = -1;

    CorruptStage(Toxic.Corrupt toxic, Dice dice) {
        super(toxic);
        this.dice = dice;
    }

    @Override
    public void accept(Chunk chunk) {
        if (next < 0) {
            next = after(chunk.position());
        }
        long end = chunk.position() + chunk.size();
        for (; next < end; next = after(next + 1)) {
            flip(chunk.bytes(), (int) (next - chunk.position()));
        }
        super.accept(chunk);
    }

    private long after(long position) {
        return position + dice.gap(position, toxic().probability());
    }

    private void flip(ByteBuf bytes, int offset) {
        int bit = dice.bit(next);
        int index = bytes.readerIndex() + offset;
        bytes.setByte(index, bytes.getByte(index) ^ (1 << bit));
        dice.decided(Kind.CORRUPTION, next, bit);
    }

    @Override
    void changedFrom(Toxic.Corrupt old, long now) {
        next = -1;
    }
}
