package dev.firedrill.toxiproxy;

import java.util.concurrent.TimeUnit;

/** Resets the connection a time after the first bytes came, which it holds meanwhile. */
class ResetPeerStage extends Stage<Toxic.ResetPeer> {

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

    final void trigger() {
        triggered = Math.min(triggered, Ticks.now());
    }

    final boolean isTriggered() {
        return triggered != Ticks.NEVER;
    }

    @Override
    final int releasable(Chunk head, long now) {
        return 0;
    }

    @Override
    boolean endingMayPass(long now) {
        return false;
    }

    @Override
    long alarm() {
        return isTriggered() ? triggered + TimeUnit.MILLISECONDS.toNanos(toxic().timeout()) : Ticks.NEVER;
    }

    @Override
    Fate fate(long now) {
        return alarm() <= now ? Fate.IS_RESET : Fate.GOES_ON;
    }

    /**
     * As the original has it: what came is lost, nothing averts the end once it came, and the end is a mere close, which
     * is a reset only where the sockets were set so when the connection began.
     */
    static final class Closing extends ResetPeerStage {

        private long closesAt = Ticks.NEVER;

        Closing(Toxic.ResetPeer toxic) {
            super(toxic);
        }

        @Override
        public void accept(Chunk chunk) {
            begin();
            chunk.release();
        }

        @Override
        public void end(Ending how) {
            begin();
        }

        private void begin() {
            if (!isTriggered()) {
                trigger();
                closesAt = super.alarm();
            }
        }

        @Override
        boolean isInevitable() {
            return isTriggered();
        }

        @Override
        boolean endingMayPass(long now) {
            return closesAt <= now;
        }

        @Override
        long alarm() {
            return closesAt;
        }

        @Override
        Fate fate(long now) {
            if (closesAt <= now && !ended()) {
                endNow(Ending.CLOSE);
            }
            return Fate.GOES_ON;
        }
    }
}
