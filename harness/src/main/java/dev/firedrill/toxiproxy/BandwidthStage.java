package dev.firedrill.toxiproxy;

/** Lets bytes go one after the other, each as late as the rate says. */
final class BandwidthStage extends Stage<Toxic.Bandwidth> {

    private static final long MOST_HELD = 1 << 20;

    /** Nanoseconds for one byte at 1 KB/s. */
    private static final long NANOS = 1_000_000;

    /** The bytes of 100 ms at 1 KB/s. */
    private static final long TENTH = 100;

    private long busyUntil;

    /** In the original, a latency behind this one counts from when bytes were read, not from when they left here. */
    private final boolean keepsTime;

    BandwidthStage(Toxic.Bandwidth toxic, boolean keepsTime) {
        super(toxic);
        this.keepsTime = keepsTime;
    }

    @Override
    long countsFrom(Chunk head, long departure) {
        return keepsTime ? head.since() : departure;
    }

    @Override
    void interrupted(Inlet next, long now) {
        super.interrupted(next, now);
        busyUntil = now;
    }

    // What 100 ms let through, so that a timer that is late does not lower the rate.
    @Override
    long capacity() {
        return Math.max(Chunk.MOST_BYTES, tenth(MOST_HELD));
    }

    @Override
    int releasable(Chunk head, long now) {
        return due(head) <= now ? piece(head) : 0;
    }

    @Override
    long due(Chunk head) {
        long rate = toxic().rate();
        return rate == 0 ? Ticks.NEVER : Math.max(busyUntil, head.since()) + time(piece(head), rate);
    }

    // Rounded up: never a byte too early.
    private static long time(int bytes, long rate) {
        return (bytes * NANOS + rate - 1) / rate;
    }

    /** A slow line lets a large chunk go in pieces of 100 ms. */
    private int piece(Chunk head) {
        return (int) tenth(head.size());
    }

    private long tenth(long most) {
        long rate = toxic().rate();
        return rate > most / TENTH ? most : Math.max(1, Math.min(most, rate * TENTH));
    }

    @Override
    long departure(Chunk head, long now) {
        return due(head);
    }

    @Override
    void released(Chunk gone, long departure, long now) {
        busyUntil = departure;
    }

    // What could not pass while the rate was 0 does not make up for it.
    @Override
    void changedFrom(Toxic.Bandwidth old, long now) {
        if (old.rate() == 0) {
            busyUntil = now;
        }
    }
}
