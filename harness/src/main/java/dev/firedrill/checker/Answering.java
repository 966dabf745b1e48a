package dev.firedrill.checker;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether each of some requests to the add-on was answered as it should be.
 *
 * @param bound how long each may take; null for as long as who asks waits
 * @param good what counts as an answer
 */
record Answering(String expected, @Nullable Duration bound, Predicate<Doing> good) {

    /** As it should be, whenever. */
    Answering(String expected, Predicate<Doing> good) {
        this(expected, null, good);
    }

    Finding judge(List<Doing> requests) {
        var bad = requests.stream().filter(d -> !good.test(d) || late(d)).toList();
        if (bad.isEmpty()) {
            return Finding.passed(
                    expected,
                    requests.size() + " of " + requests.size() + " were, the slowest after "
                            + Phrase.time(slowest(requests)),
                    ordinals(requests));
        }
        var finding = Finding.failed(
                expected,
                bad.size() + " of " + requests.size() + " were not: "
                        + Phrase.counted(bad.stream().map(this::describe)),
                ordinals(bad));
        return bad.stream().allMatch(this::ranOutOfTime) ? timed(finding, slowest(bad)) : finding;
    }

    private Finding timed(Finding finding, Duration slowest) {
        return bound == null ? finding.decidedByTime() : finding.decidedByTime(slowest.minus(bound));
    }

    private boolean late(Doing doing) {
        return bound != null && doing.took().compareTo(bound) > 0;
    }

    /** A connection that is dropped at once is no matter of time. */
    private boolean ranOutOfTime(Doing doing) {
        boolean waited = bound == null || doing.took().compareTo(bound) >= 0;
        return late(doing) || (!doing.answer().arrived() && waited);
    }

    private String describe(Doing doing) {
        String answer = doing.answer().describe();
        return doing.answer().arrived() && late(doing) ? answer + " after " + Phrase.seconds(doing.took()) : answer;
    }

    private static Duration slowest(List<Doing> doings) {
        return doings.stream().map(Doing::took).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** The slowest first: only a few are kept. */
    private static List<Long> ordinals(List<Doing> doings) {
        return doings.stream()
                .sorted(Comparator.comparing(Doing::took).reversed())
                .map(d -> d.entry().ordinal())
                .toList();
    }
}
