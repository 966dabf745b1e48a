package dev.firedrill.report;

import dev.firedrill.report.pages.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Where a moment of a play is drawn. */
record Scale(Play play) {

    /** Marks nearer to each other than this cannot be told apart. */
    private static final int FINEST = 7;

    private static final int MOST_TICKS = 10;

    private static final List<Long> STEPS = List.of(
            100L, 200L, 500L, 1_000L, 2_000L, 5_000L, 10_000L, 15_000L, 30_000L, 60_000L, 120_000L, 300_000L, 600_000L);

    private double width() {
        return Timeline.RIGHT - Timeline.LEFT;
    }

    private double nanos() {
        return play.to().minus(play.from()).toNanos();
    }

    /** What began before the play is drawn at its beginning. */
    double x(Duration at) {
        double part = at.minus(play.from()).toNanos() / nanos();
        return Timeline.LEFT + width() * Math.max(0, Math.min(1, part));
    }

    /** The time that the finest mark covers. */
    Duration finest() {
        return Duration.ofNanos((long) (nanos() * FINEST / width()));
    }

    List<Timeline.Tick> ticks() {
        long step = step();
        return LongStream.iterate(0, at -> at <= nanos() / 1_000_000, at -> at + step)
                .mapToObj(at -> new Timeline.Tick(number(x(play.from().plusMillis(at))), label(at, step)))
                .toList();
    }

    /** Round steps, and for plays of hours as long as they must be. */
    private long step() {
        double least = nanos() / 1_000_000 / MOST_TICKS;
        return STEPS.stream().filter(s -> s >= least).findFirst().orElse((long) Math.ceil(least / 600_000) * 600_000);
    }

    private static String label(long millis, long step) {
        return step < 1000 ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0) : millis / 1000 + " s";
    }

    /** A coordinate, as short as it can be. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
