package dev.firedrill.toxiproxy;

import java.util.concurrent.TimeUnit;

/** Swallows bytes, and closes the connection a time after it began. */
final class TimeoutStage extends Stage<Toxic.Timeout> {

    private final long began;
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
    long alarm() {
        long timeout = toxic().timeout();
        return timeout <= 0 ? Ticks.NEVER : began + TimeUnit.MILLISECONDS.toNanos(timeout);
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
}
