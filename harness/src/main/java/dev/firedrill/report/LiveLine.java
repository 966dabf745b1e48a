package dev.firedrill.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** Returns to the start of its line and writes over what stood there; no escape sequences. */
final class LiveLine implements Progress {

    private final Appendable out;
    private final Look look;
    private int shown;

    LiveLine(Appendable out, Look look) {
        this.out = out;
        this.look = look;
    }

    @Override
    public synchronized void tick(Duration elapsed, List<String> running) {
        String text = look.inItsCharacters(Prose.shorten(
                Prose.seconds(elapsed) + " · " + Prose.oneLine(String.join(", ", running)), look.width() - 1));
        write("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
        shown = text.length();
    }

    @Override
    public synchronized void clear() {
        if (shown > 0) {
            write("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
    }

    private void write(String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
