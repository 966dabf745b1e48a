package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether an add-on sends a write again when it cannot know what became of it: the host may have carried it out. Writes
 * that are the same however often they come are not meant, nor those that the host refused.
 */
final class RepeatedWrites {

    private static final Set<String> NOT_IDEMPOTENT = Set.of("POST", "PATCH");

    /** Questions that are too long for a URL. */
    private static final List<String> QUESTIONS = List.of(
            "/permissions/check",
            "/permissions/project",
            "/search",
            "/search/jql",
            "/search/approximate-count",
            "/expression/eval",
            "/expression/evaluate",
            "/expression/analyse",
            "/jql/parse",
            "/jql/match",
            "/jql/sanitize",
            "/jql/pdcleaner",
            "/jql/autocompletedata",
            "/bulkfetch",
            "/worklog/list",
            "/comment/list",
            "/permission/check",
            "/graphql");

    private static final String EXPECTED =
            "a write whose fate is unknown because its connection was cut is not sent again within a user's request";

    private static final Round NO_ROUND = new Round(List.of(), List.of());

    private RepeatedWrites() {}

    static Stream<Finding> judge(HistoryView history, String tenant, Entry fault) {
        var writes = Calls.of(history, tenant).filter(RepeatedWrites::write).toList();
        var cut = writes.stream().filter(RepeatedWrites::fateUnknown).toList();
        if (writes.isEmpty()) {
            return Stream.of(
                    Finding.notJudged(EXPECTED, "not judged: the add-on makes no writes that doubling changes"));
        }
        if (cut.isEmpty()) {
            return Stream.of(
                    Finding.notJudged(EXPECTED, "not judged: none of its " + writes.size() + " writes was cut"));
        }
        var doings = Doings.in(history, tenant);
        return cut.stream().map(Calls::signature).distinct().map(kind -> {
            var same =
                    writes.stream().filter(w -> Calls.signature(w).equals(kind)).toList();
            return judge(kind, Round.of(doings.thatCall(kind).toList(), same), fault.at());
        });
    }

    private static boolean write(Seen<Fact.HostCalled> call) {
        String path = call.fact().path();
        return NOT_IDEMPOTENT.contains(call.fact().method())
                && QUESTIONS.stream().noneMatch(path::endsWith);
    }

    /** What the host answered with an error it did not carry out; everything else that was disturbed it may have. */
    private static boolean fateUnknown(Seen<Fact.HostCalled> call) {
        return !call.fact().met().isEmpty() && call.fact().status() < 400;
    }

    private static Finding judge(String kind, List<Round> rounds, Duration fault) {
        if (rounds.isEmpty()) {
            return Finding.notJudged(
                    EXPECTED, "not judged: no request of a user is known to make " + kind + ", which was cut");
        }
        int usual = rounds.stream()
                .filter(r -> r.began().compareTo(fault) < 0)
                .mapToInt(r -> (int) Math.ceil(r.perRequest()))
                .reduce(1, Math::max);
        var repeating = IntStream.range(0, rounds.size())
                .filter(i -> repeats(rounds.get(i), i == 0 ? NO_ROUND : rounds.get(i - 1), usual))
                .mapToObj(rounds::get)
                .toList();
        return repeating.stream()
                .max(Comparator.comparingDouble(Round::perRequest))
                .map(worst -> repeated(kind, worst, repeating.size(), usual))
                .orElseGet(() -> Finding.passed(
                        EXPECTED,
                        kind + " was cut and not sent again",
                        rounds.stream()
                                .flatMap(r -> r.calls().stream())
                                .filter(RepeatedWrites::fateUnknown)
                                .map(Seen::ordinal)
                                .toList()));
    }

    /** A write that the round before did not make by its end may still come in this one. */
    private static boolean repeats(Round round, Round before, int usual) {
        int late = Math.max(0, -before.moreThan(usual));
        boolean cut = round.calls().stream().anyMatch(w -> cutEarlier(round, w) || cutEarlier(before, w));
        return cut && round.moreThan(usual) > late;
    }

    private static boolean cutEarlier(Round round, Seen<Fact.HostCalled> write) {
        return round.calls().stream()
                .anyMatch(w -> fateUnknown(w) && Calls.arrival(w).compareTo(Calls.arrival(write)) < 0);
    }

    private static Finding repeated(String kind, Round worst, int rounds, int usual) {
        String once = worst.moreThan(usual) == 1
                ? "; some clients do so by themselves, as Java's HttpURLConnection unless sun.net.http.retryPost is false"
                : "";
        return Finding.failed(
                EXPECTED,
                kind + " was sent " + Phrase.times(worst.perRequest()) + " for one request of a user after it was cut, "
                        + Phrase.times(usual) + " otherwise; this happened " + Phrase.times(rounds) + once,
                Calls.ordinals(worst.calls()));
    }
}
