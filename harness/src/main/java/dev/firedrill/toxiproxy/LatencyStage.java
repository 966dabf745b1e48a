package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Decision.Kind;
import java.util.concurrent.TimeUnit;

/** Lets each chunk go a time after it came, earlier ones first. */
final class LatencyStage extends Stage<Toxic.Latency> {

    private static final long MOST_HELD = 4 << 20;

    private final Dice dice;

    LatencyStage(Toxic.Latency toxic, Dice dice) {
        super(toxic);
        this.dice = dice;
    }

    // A delay is not a throttle: much may be on its way.
    @Override
    long capacity() {
        return MOST_HELD;
    }

    @Override
    int releasable(Chunk head, long now) {
        return due(head) <= now ? head.size() : 0;
    }

    @Override
    long due(Chunk head) {
        return head.since() + TimeUnit.MILLISECONDS.toNanos(toxic().latency() + jitter(head));
    }

    // By when it should have left, so that a late timer does not add to the delays behind this one.
    @Override
    long departure(Chunk head, long now) {
        return Math.max(head.since(), due(head));
    }

    @Override
    void released(Chunk gone, long departure, long now) {
        if (toxic().jitter() > 0) {
            dice.decided(Kind.JITTER, gone.position(), jitter(gone));
        }
    }

    private long jitter(Chunk chunk) {
        return dice.jitter(chunk.position(), toxic().jitter());
    }
}
