package dev.firedrill.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** Speaks when another half minute has passed since the run's start. */
final class Heartbeat implements Progress {

    private static final long EVERY_SECONDS = 30;

    private final Appendable out;
    private long beats;

    Heartbeat(Appendable out) {
        this.out = out;
    }

    @Override
    public synchronized void tick(Duration elapsed, List<String> running) {
        long due = elapsed.toSeconds() / EVERY_SECONDS;
        if (due > beats) {
            beats = due;
            write("still running after " + elapsed.toSeconds() + " s: " + Prose.oneLine(String.join(", ", running))
                    + "\n");
        }
    }

    @Override
    public void clear() {}

    private void write(String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
