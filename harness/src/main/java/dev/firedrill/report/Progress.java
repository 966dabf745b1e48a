package dev.firedrill.report;

import java.time.Duration;
import java.util.List;

/** Shows that a run is alive, on standard error. The caller ticks as often as it likes; nothing here has a thread. */
public interface Progress {

    /**
     * Time went on.
     *
     * @param elapsed since the run's start
     * @param running the ids of what runs now
     */
    void tick(Duration elapsed, List<String> running);

    /** Makes room for another line of output; call it before anything else is printed, and at the end. */
    void clear();

    /** One line that is overwritten, for terminals. */
    static Progress line(Appendable out, Look look) {
        return new LiveLine(out, look);
    }

    /** A line each half minute, for logs. */
    static Progress heartbeat(Appendable out) {
        return new Heartbeat(out);
    }

    /** Silence. */
    static Progress none() {
        return new Progress() {
            @Override
            public void tick(Duration elapsed, List<String> running) {}

            @Override
            public void clear() {}
        };
    }
}
