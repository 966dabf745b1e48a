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
    private final Predicate<String> credential;

    private Callbacks(String event, String manner, Predicate<String> credential) {
        this.event = event;
        this.manner = manner;
        this.credential = credential;
    }

    /** Every callback of this kind. */
    public static Callbacks callbacks(String event) {
        return new Callbacks(event, "", any -> true);
    }

    /** Only those that were sent one by one. */
    public Callbacks oneByOne() {
        return new Callbacks(event, " sent one by one", phrase -> !phrase.endsWith(AT_ONCE));
    }

    /** Only those that were sent at once. */
    public Callbacks atOnce() {
        return new Callbacks(event, " sent at once", phrase -> phrase.endsWith(AT_ONCE));
    }

    /** How the credential phrase of a callback ends that was sent beside its equals. */
    public static final String AT_ONCE = ", at once";

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
            findings.add(judge(
                    expected, seen, bad -> !bad.acknowledges(), seen.stream().anyMatch(Callbacks::ranOut)));
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
            return seen.isEmpty() ? List.of() : List.of(judge(expected, seen, bad -> !bad.arrived(), true));
        };
    }

    private static boolean ranOut(Seen<Fact.CallbackAnswered> callback) {
        return !callback.fact().answer().arrived();
    }

    private Finding judge(
            String expected, List<Seen<Fact.CallbackAnswered>> seen, Predicate<Answer> bad, boolean decidedByTime) {
        var failed = seen.stream().filter(s -> bad.test(s.fact().answer())).toList();
        if (failed.isEmpty()) {
            return Finding.passed(expected, seen.size() + " of " + seen.size() + " were", ordinals(seen));
        }
        String observed = failed.size() + " of " + seen.size() + " were not: "
                + Phrase.counted(failed.stream().map(s -> s.fact().answer().describe()));
        var finding = Finding.failed(expected, observed, ordinals(failed));
        return decidedByTime ? finding.decidedByTime() : finding;
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
                .filter(s -> credential.test(s.fact().credential()))
                .toList();
    }

    private static List<Long> ordinals(List<Seen<Fact.CallbackAnswered>> seen) {
        return seen.stream().map(Seen::ordinal).toList();
    }
}
