package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.HistoryView;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * When what decided a finding happened.
 *
 * @param from when the first of it began
 * @param to when the last of it ended
 */
record Span(Duration from, Duration to) {

    /** Where nothing was named as evidence: empty. */
    static Optional<Span> of(HistoryView history, Finding finding) {
        var evidence = history.entries().stream()
                .filter(e -> finding.evidence().contains(e.ordinal()))
                .toList();
        return evidence.stream()
                .map(Entry::began)
                .min(Comparator.naturalOrder())
                .flatMap(from -> evidence.stream()
                        .map(Entry::ended)
                        .max(Comparator.naturalOrder())
                        .map(to -> new Span(from, to)));
    }

    Duration length() {
        return to.minus(from);
    }

    boolean touches(Spell spell) {
        return to.compareTo(spell.from()) >= 0 && from.compareTo(spell.until()) < 0;
    }

    /** The same with so much more at both ends. */
    Span widened(Duration by) {
        return new Span(from.minus(by), to.plus(by));
    }

    boolean holds(Duration time) {
        return time.compareTo(from) >= 0 && time.compareTo(to) <= 0;
    }
}
