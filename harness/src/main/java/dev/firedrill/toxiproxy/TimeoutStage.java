package dev.firedrill.toxiproxy;

import java.util.concurrent.TimeUnit;

/** Swallows bytes, and closes the connection a time after it began. */
class TimeoutStage extends Stage<Toxic.Timeout> {

    private long began;
    private boolean swallowed;

    TimeoutStage(Toxic.Timeout toxic, long began) {
        super(toxic);
        this.began = began;
    }

    @Override
    public void accept(Chunk chunk) {
        swallowed = true;
        chunk.release();
    }

    @Override
    int releasable(Chunk head, long now) {
        return 0;
    }

    @Override
    final long alarm() {
        long timeout = toxic().timeout();
        return timeout <= 0 ? Ticks.NEVER : began + TimeUnit.MILLISECONDS.toNanos(timeout);
    }

    final void beginsAgain(long now) {
        began = now;
    }

    @Override
    Fate fate(long now) {
        return alarm() <= now ? Fate.CLOSES : Fate.GOES_ON;
    }

    // A stream with a hole in it is nothing that TCP can deliver.
    @Override
    Fate fateWhenRemoved() {
        return swallowed ? Fate.CLOSES : Fate.GOES_ON;
    }

    /** As the original has it: counts from the last byte, and ends its own direction alone. */
    static final class OfSilence extends TimeoutStage {

        OfSilence(Toxic.Timeout toxic, long began) {
            super(toxic, began);
        }

        @Override
        public void accept(Chunk chunk) {
            beginsAgain(Ticks.now());
            chunk.release();
        }

        @Override
        void interrupted(Inlet next, long now) {
            beginsAgain(now);
        }

        @Override
        Fate fate(long now) {
            if (alarm() <= now) {
                end(Ending.CLOSE);
            }
            return Fate.GOES_ON;
        }
    }
}
