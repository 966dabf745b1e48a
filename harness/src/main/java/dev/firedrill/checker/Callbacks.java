package dev.firedrill.checker;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checkers of how the add-on answers lifecycle callbacks, most of which it should accept. */
public final class Callbacks {

    private final List<String> events;
    private final String manner;
    private final Predicate<Fact.CallbackAnswered> which;
    private final Function<Bounds, Duration> bound;

    private Callbacks(
            List<String> events,
            String manner,
            Predicate<Fact.CallbackAnswered> which,
            Function<Bounds, Duration> bound) {
        this.events = events;
        this.manner = manner;
        this.which = which;
        this.bound = bound;
    }

    /** Every callback of these kinds, but for those whose key could not be had. */
    public static Callbacks callbacks(String... events) {
        return new Callbacks(List.of(events), "", callback -> !callback.underKeyTrouble(), Bounds::answer);
    }

    /** Only those that were sent one by one. */
    public Callbacks oneByOne() {
        return those(" sent one by one", callback -> !callback.atOnce());
    }

    /** Only those that were sent at once. */
    public Callbacks atOnce() {
        return those(" sent at once", Fact.CallbackAnswered::atOnce);
    }

    private Callbacks those(String how, Predicate<Fact.CallbackAnswered> condition) {
        return new Callbacks(events, how, which.and(condition), bound);
    }

    /** Only those whose key could not be had; more time is theirs. */
    public Callbacks underKeyTrouble() {
        return new Callbacks(
                events,
                " whose key could not be had",
                Fact.CallbackAnswered::underKeyTrouble,
                bounds -> bounds.live().keyTrouble());
    }

    private String named() {
        return events.stream().map(event -> "'" + event + "'").collect(Collectors.joining(" and ")) + manner;
    }

    /** Each is acknowledged with 200, 201 or 204 in time; 201 and slowness are warnings. */
    public Checker acknowledged() {
        return history -> {
            var seen = seen(history);
            String expected = "every " + named() + " answered 200, 201 or 204 within "
                    + Phrase.seconds(bound.apply(history.bounds()));
            if (seen.isEmpty()) {
                return List.of(Finding.inconclusive(expected, "no " + named() + " was sent", List.of()));
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
            String expected = "every " + named() + " answered with something within "
                    + Phrase.seconds(bound.apply(history.bounds()));
            return seen.isEmpty() ? List.of() : List.of(judge(history, expected, seen, Answer::arrived));
        };
    }

    /** None breaks the add-on, whether or not it should accept it: each is answered, and with no 5xx. */
    public Checker neverFail() {
        return history -> {
            String expected = "every " + named() + " is answered, and with no 5xx";
            var sent = history.all(Fact.CallbackAnswered.class)
                    .filter(s -> events.contains(s.fact().event()) && which.test(s.fact()))
                    .map(Callbacks::doing)
                    .toList();
            return List.of(
                    sent.isEmpty()
                            ? Finding.inconclusive(expected, "none was sent", List.of())
                            : new Answering(expected, bound.apply(history.bounds()), d -> !broke(d.answer()))
                                    .judge(sent));
        };
    }

    private static boolean broke(Answer answer) {
        return !answer.arrived() || answer.status() >= 500;
    }

    /**
     * Each install whose key could not be had should be answered with something in time. A pass is earned by asking for
     * the key: who never asks verifies nothing, which is for others to judge, or had it.
     */
    public static Checker installsAreAnsweredUnderKeyTrouble() {
        return callbacks("installed").underKeyTrouble().answered().asShould().provided(Callbacks::keysWereMissed);
    }

    private static List<Finding> keysWereMissed(HistoryView history) {
        var installs = history.all(Fact.CallbackAnswered.class)
                .filter(s -> s.fact().underKeyTrouble())
                .map(Callbacks::doing)
                .toList();
        var missed = history.all(Fact.KeyAsked.class)
                .filter(k -> k.fact().status() == 0 || k.fact().status() == 404)
                .filter(k -> installs.stream().anyMatch(d -> d.covers(k.at())))
                .map(Seen::ordinal)
                .toList();
        String expected = "the add-on asks the key server";
        return List.of(
                missed.isEmpty()
                        ? Finding.inconclusive(
                                expected,
                                "the add-on did not ask the key server meanwhile: it verifies no installs, which SEC-03"
                                        + " judges, or keeps keys",
                                List.of())
                        : Finding.passed(expected, missed.size() + " times it got none", missed));
    }

    private Finding judge(
            HistoryView history, String expected, List<Seen<Fact.CallbackAnswered>> seen, Predicate<Answer> good) {
        return new Answering(expected, bound.apply(history.bounds()), d -> good.test(d.answer()))
                .judge(seen.stream().map(Callbacks::doing).toList());
    }

    private static Doing doing(Seen<Fact.CallbackAnswered> callback) {
        return new Doing(
                callback.entry(), callback.fact().event(), callback.fact().answer());
    }

    private List<Finding> warnings(HistoryView history, List<Seen<Fact.CallbackAnswered>> seen) {
        var warnings = new ArrayList<Finding>();
        var created =
                seen.stream().filter(s -> s.fact().answer().status() == 201).toList();
        if (!created.isEmpty()) {
            warnings.add(Finding.failed(
                            named() + " answered 200 or 204, which alone count for Atlassian's reliability figures",
                            "answered 201",
                            ordinals(created))
                    .asShould());
        }
        seen.stream()
                .filter(s -> s.fact().answer().arrived())
                .max(Comparator.comparing(s -> s.fact().answer().took()))
                .flatMap(slowest -> tooSlow(history, slowest))
                .ifPresent(warnings::add);
        return warnings;
    }

    private Optional<Finding> tooSlow(HistoryView history, Seen<Fact.CallbackAnswered> slowest) {
        Duration prompt = history.bounds().promptAnswer();
        Duration took = slowest.fact().answer().took();
        return took.compareTo(prompt) <= 0
                ? Optional.empty()
                : Optional.of(Finding.failed(
                                named() + " answered within " + Phrase.seconds(prompt),
                                "the slowest took " + Phrase.seconds(took),
                                List.of(slowest.ordinal()))
                        .asShould()
                        .decidedByTime(took.minus(prompt)));
    }

    private List<Seen<Fact.CallbackAnswered>> seen(HistoryView history) {
        return history.all(Fact.CallbackAnswered.class)
                .filter(s -> events.contains(s.fact().event()) && !s.fact().forged())
                .filter(s -> which.test(s.fact()))
                .toList();
    }

    private static List<Long> ordinals(List<Seen<Fact.CallbackAnswered>> seen) {
        return seen.stream().map(Seen::ordinal).toList();
    }
}
