package dev.firedrill.toxiproxy;

import java.util.concurrent.TimeUnit;

/** Lets bytes pass, and the end a time after it came. */
final class SlowCloseStage extends PassingStage<Toxic.SlowClose> {

    private long endedAt = Ticks.NEVER;

    SlowCloseStage(Toxic.SlowClose toxic) {
        super(toxic);
    }

    @Override
    boolean endingMayPass(long now) {
        endedAt = Math.min(endedAt, now);
        return alarm() <= now;
    }

    @Override
    long alarm() {
        return endedAt == Ticks.NEVER ? Ticks.NEVER : endedAt + TimeUnit.MILLISECONDS.toNanos(toxic().delay());
    }

    @Override
    void interrupted(Inlet next, long now) {
        endedAt = ended() ? now : Ticks.NEVER;
    }
}
