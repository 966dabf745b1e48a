package dev.firedrill.checker;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Checkers of how the add-on answers lifecycle callbacks that it should accept. */
public final class Callbacks {

    private final String event;
    private final String manner;
    private final Predicate<Fact.CallbackAnswered> which;

    private Callbacks(String event, String manner, Predicate<Fact.CallbackAnswered> which) {
        this.event = event;
        this.manner = manner;
        this.which = which;
    }

    /** Every callback of this kind. */
    public static Callbacks callbacks(String event) {
        return new Callbacks(event, "", any -> true);
    }

    /** Only those that were sent one by one. */
    public Callbacks oneByOne() {
        return new Callbacks(event, " sent one by one", callback -> !callback.atOnce());
    }

    /** Only those that were sent at once. */
    public Callbacks atOnce() {
        return new Callbacks(event, " sent at once", Fact.CallbackAnswered::atOnce);
    }

    /** Each is acknowledged with 200, 201 or 204 in time; 201 and slowness are warnings. */
    public Checker acknowledged() {
        return history -> {
            var seen = seen(history);
            String expected = "every '" + event + "'" + manner + " answered 200, 201 or 204 within "
                    + Phrase.seconds(history.bounds().answer());
            if (seen.isEmpty()) {
                return List.of(Finding.inconclusive(expected, "no '" + event + "'" + manner + " was sent", List.of()));
            }
            var findings = new ArrayList<Finding>();
            findings.add(judge(history, expected, seen, Answer::acknowledges));
            findings.addAll(warnings(history, seen));
            return findings;
        };
    }

    /** Each is answered with something in time, be it a refusal. */
    public Checker answered() {
        return history -> {
            var seen = seen(history);
            String expected = "every '" + event + "' answered with something within "
                    + Phrase.seconds(history.bounds().answer());
            return seen.isEmpty() ? List.of() : List.of(judge(history, expected, seen, Answer::arrived));
        };
    }

    /** Time decided only when each that failed ran out of it. */
    private Finding judge(
            HistoryView history, String expected, List<Seen<Fact.CallbackAnswered>> seen, Predicate<Answer> good) {
        var bad = seen.stream()
                .filter(s -> !good.test(s.fact().answer()) || late(history, s))
                .toList();
        if (bad.isEmpty()) {
            return Finding.passed(expected, seen.size() + " of " + seen.size() + " were", ordinals(seen));
        }
        String observed = bad.size() + " of " + seen.size() + " were not: "
                + Phrase.counted(bad.stream().map(s -> describe(history, s)));
        var finding = Finding.failed(expected, observed, ordinals(bad));
        return bad.stream().allMatch(s -> late(history, s) || !s.fact().answer().arrived())
                ? finding.decidedByTime()
                : finding;
    }

    private static boolean late(HistoryView history, Seen<Fact.CallbackAnswered> callback) {
        return callback.fact().answer().took().compareTo(history.bounds().answer()) > 0;
    }

    private static String describe(HistoryView history, Seen<Fact.CallbackAnswered> callback) {
        Answer answer = callback.fact().answer();
        return answer.arrived() && late(history, callback)
                ? answer.describe() + " after " + Phrase.seconds(answer.took())
                : answer.describe();
    }

    private List<Finding> warnings(HistoryView history, List<Seen<Fact.CallbackAnswered>> seen) {
        var warnings = new ArrayList<Finding>();
        var created =
                seen.stream().filter(s -> s.fact().answer().status() == 201).toList();
        if (!created.isEmpty()) {
            warnings.add(Finding.failed(
                            "'" + event
                                    + "' answered 200 or 204, which alone count for Atlassian's reliability figures",
                            "answered 201",
                            ordinals(created))
                    .asShould());
        }
        var slow = seen.stream()
                .filter(s -> s.fact().answer().arrived()
                        && s.fact().answer().took().compareTo(history.bounds().promptAnswer()) > 0)
                .toList();
        if (!slow.isEmpty()) {
            warnings.add(Finding.failed(
                            "'" + event + "' answered within "
                                    + Phrase.seconds(history.bounds().promptAnswer()),
                            "the slowest took "
                                    + Phrase.seconds(slow.stream()
                                            .map(s -> s.fact().answer().took())
                                            .max(java.util.Comparator.naturalOrder())
                                            .orElseThrow()),
                            ordinals(slow))
                    .asShould()
                    .decidedByTime());
        }
        return warnings;
    }

    private List<Seen<Fact.CallbackAnswered>> seen(HistoryView history) {
        return history.all(Fact.CallbackAnswered.class)
                .filter(s -> s.fact().event().equals(event) && !s.fact().forged())
                .filter(s -> which.test(s.fact()))
                .toList();
    }

    private static List<Long> ordinals(List<Seen<Fact.CallbackAnswered>> seen) {
        return seen.stream().map(Seen::ordinal).toList();
    }
}
