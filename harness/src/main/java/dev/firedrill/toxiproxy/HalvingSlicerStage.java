package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Decision.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Cuts as the original does: each chunk into halves, and those again, until they are small enough. */
final class HalvingSlicerStage extends Stage<Toxic.Slicer> {

    private final Dice dice;
    private final Deque<Integer> slices = new ArrayDeque<>();
    private int cuts;
    private long notBefore;

    HalvingSlicerStage(Toxic.Slicer toxic, Dice dice) {
        super(toxic);
        this.dice = dice;
    }

    @Override
    int releasable(Chunk head, long now) {
        if (now < notBefore) {
            return 0;
        }
        if (slices.isEmpty()) {
            cuts = 0;
            halve(head.position(), head.size());
        }
        return slices.element();
    }

    private void halve(long position, int size) {
        if (size - toxic().averageSize() <= toxic().sizeVariation()) {
            slices.add(size);
            return;
        }
        long middle = size / 2 + dice.cut(position, cuts++, toxic().sizeVariation());
        int left = (int) Math.max(1, Math.min(size - 1L, middle));
        halve(position, left);
        halve(position + left, size - left);
    }

    @Override
    void released(Chunk gone, long departure, long now) {
        slices.remove();
        dice.decided(Kind.SLICE, gone.position(), gone.size());
        notBefore = now + TimeUnit.MICROSECONDS.toNanos(toxic().delay());
    }

    @Override
    long countsFrom(Chunk head, long departure) {
        return head.since();
    }

    @Override
    long due(Chunk head) {
        return notBefore;
    }

    // What is left of a chunk that was begun goes in one piece.
    @Override
    void interrupted(Inlet next, long now) {
        if (!slices.isEmpty()) {
            slices.clear();
            super.interrupted(next, now);
        }
        notBefore = 0;
    }
}
