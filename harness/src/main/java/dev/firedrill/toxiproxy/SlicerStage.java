package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Decision.Kind;
import java.util.concurrent.TimeUnit;

/**
 * Lets bytes go in slices. Where a slice ends depends on the place in the stream alone, not on how the bytes happened to
 * arrive.
 */
final class SlicerStage extends Stage<Toxic.Slicer> {

    private final Dice dice;
    private long boundary;
    private long notBefore;

    SlicerStage(Toxic.Slicer toxic, Dice dice) {
        super(toxic);
        this.dice = dice;
    }

    @Override
    int releasable(Chunk head, long now) {
        if (now < notBefore) {
            return 0;
        }
        if (head.position() >= boundary) {
            beginSlice(head.position());
        }
        return (int) Math.min(head.size(), boundary - head.position());
    }

    private void beginSlice(long position) {
        long size = dice.slice(position, toxic().averageSize(), toxic().sizeVariation());
        dice.decided(Kind.SLICE, position, size);
        boundary = position + size;
    }

    @Override
    void released(Chunk gone, long departure, long now) {
        if (gone.position() + gone.size() >= boundary) {
            notBefore = now + TimeUnit.MICROSECONDS.toNanos(toxic().delay());
        }
    }

    @Override
    long due(Chunk head) {
        return notBefore;
    }

    @Override
    void changedFrom(Toxic.Slicer old, long now) {
        boundary = 0;
        notBefore = Math.min(notBefore, now + TimeUnit.MICROSECONDS.toNanos(toxic().delay()));
    }
}
