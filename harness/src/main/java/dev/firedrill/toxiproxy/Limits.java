package dev.firedrill.toxiproxy;

import java.util.concurrent.TimeUnit;

/** What toxics cannot be set to. With most of it, the server that this one stands for would end. */
final class Limits {

    /** Ten years in ms, and in µs still less than the nanoseconds that a long can count. */
    static final long MOST_TIME = TimeUnit.DAYS.toMillis(3650);

    /** Its bytes a second are still a long. */
    private static final long MOST_RATE = Long.MAX_VALUE / 1000;

    private static final long MOST_SLICE = Integer.MAX_VALUE;

    private Limits() {}

    static void time(String attribute, long time) {
        require(Math.abs((double) time) <= MOST_TIME, attribute + " must be at most " + MOST_TIME);
    }

    static void rate(long rate) {
        require(rate >= 0 && rate <= MOST_RATE, "rate must be from 0 to " + MOST_RATE);
    }

    static void slices(long average, long variation) {
        require(average >= 1 && average <= MOST_SLICE, "average_size must be from 1 to " + MOST_SLICE);
        require(variation >= 0 && variation <= average, "size_variation must be from 0 to average_size");
    }

    static void share(String name, double share) {
        require(share >= 0 && share <= 1, name + " must be from 0 to 1");
    }

    static void span(String name, long least, Scope.Span span) {
        require(
                span.from() >= least && span.from() <= span.to() && span.to() <= MOST_TIME,
                name + " must go from at least " + least + " to no less than that");
    }

    private static void require(boolean held, String rule) {
        if (!held) {
            throw new Refusal(400, rule);
        }
    }
}
