package dev.firedrill.toxiproxy;

/** Time for delays: nanoseconds since this process began to count, so that they compare as plain numbers. */
final class Ticks {

    /** A time that never comes. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long ORIGIN = System.nanoTime();

    private Ticks() {}

    static long now() {
        return System.nanoTime() - ORIGIN;
    }
}
