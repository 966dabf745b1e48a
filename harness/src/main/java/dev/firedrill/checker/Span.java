package dev.firedrill.checker;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
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
                .map(Span::began)
                .min(Comparator.naturalOrder())
                .flatMap(from -> evidence.stream()
                        .map(Entry::at)
                        .max(Comparator.naturalOrder())
                        .map(to -> new Span(from, to)));
    }

    private static Duration began(Entry entry) {
        return entry.at().minus(took(entry.fact()));
    }

    private static Duration took(Fact fact) {
        if (fact instanceof Fact.HostCalled called) {
            return called.took();
        }
        return answer(fact).map(Answer::took).orElse(Duration.ZERO);
    }

    private static Optional<Answer> answer(Fact fact) {
        if (fact instanceof Fact.CallbackAnswered callback) {
            return Optional.of(callback.answer());
        }
        if (fact instanceof Fact.WebhookAnswered webhook) {
            return Optional.of(webhook.answer());
        }
        if (fact instanceof Fact.UserServed served) {
            return Optional.of(served.answer());
        }
        if (fact instanceof Fact.HealthAnswered health) {
            return Optional.of(health.answer());
        }
        if (fact instanceof Fact.TextWritten written) {
            return Optional.of(written.answer());
        }
        return fact instanceof Fact.TextsRead read ? Optional.of(read.answer()) : Optional.empty();
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
