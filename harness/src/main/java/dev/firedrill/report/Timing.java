package dev.firedrill.report;

import java.time.Duration;
import java.util.List;

/**
 * Where the time went.
 *
 * @param wall the whole run
 * @param startUp until the add-on was ready; zero when it ran already
 * @param spans what was done when; scenarios overlap
 */
public record Timing(Duration wall, Duration startUp, List<Span> spans) {

    public Timing {
        spans = List.copyOf(spans);
    }

    /**
     * One thing that was done.
     *
     * @param name a scenario's id, or "preflight", "clean-up" …
     * @param from since the run's start
     * @param critical whether the run would have been shorter without it
     */
    public record Span(String name, Duration from, Duration to, boolean critical) {

        /** How long it took. */
        public Duration took() {
            return to.minus(from);
        }
    }

    /** How long something took altogether, confirmations included. */
    Duration of(String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .map(Span::took)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
