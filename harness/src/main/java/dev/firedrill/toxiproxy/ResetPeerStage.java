package dev.firedrill.toxiproxy;

import java.util.concurrent.TimeUnit;

/** Resets the connection a time after the first bytes came, which it holds meanwhile. */
final class ResetPeerStage extends Stage<Toxic.ResetPeer> {

    private long triggered = Ticks.NEVER;

    ResetPeerStage(Toxic.ResetPeer toxic) {
        super(toxic);
    }

    @Override
    public void accept(Chunk chunk) {
        trigger();
        super.accept(chunk);
    }

    @Override
    public void end(Ending how) {
        trigger();
        super.end(how);
    }

    private void trigger() {
        triggered = Math.min(triggered, Ticks.now());
    }

    @Override
    int releasable(Chunk head, long now) {
        return 0;
    }

    @Override
    boolean endingMayPass(long now) {
        return false;
    }

    @Override
    long alarm() {
        return triggered == Ticks.NEVER ? Ticks.NEVER : triggered + TimeUnit.MILLISECONDS.toNanos(toxic().timeout());
    }

    @Override
    Fate fate(long now) {
        return alarm() <= now ? Fate.IS_RESET : Fate.GOES_ON;
    }
}
