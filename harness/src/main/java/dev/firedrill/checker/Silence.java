package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whether the calls that nobody caused end with a tenant. */
final class Silence {

    /** A work that is repeated has shown that it ended when it was left out this often. */
    private static final int PERIODS = 2;

    private Silence() {}

    static Stream<Finding> judge(HistoryView history, Moment gone) {
        Duration period = history.bounds().backgroundPeriod();
        if (period == null) {
            return Stream.of(Finding.notJudged(
                    "background calls end with the tenant", "not judged: 'addon.background-period' is not declared"));
        }
        return Access.tenants(history)
                .flatMap(tenant ->
                        gone.in(history, tenant).stream().map(from -> judge(history, tenant, gone, from, period)));
    }

    private static Finding judge(HistoryView history, String tenant, Moment gone, Entry from, Duration period) {
        Duration allowed = history.bounds().renameGrace().plus(period);
        Duration end = from.at().plus(allowed);
        String expected = "no background call comes to '" + tenant + "' later than " + Phrase.seconds(allowed)
                + " after " + gone.phrase();
        var background = background(history, tenant);
        var stray = background.stream().filter(c -> Calls.arrivedAfter(c, end)).toList();
        if (!stray.isEmpty()) {
            Duration last = Calls.arrival(stray.get(stray.size() - 1)).minus(from.at());
            return Finding.failed(
                            expected,
                            stray.size() + " did, the last " + Calls.signature(stray.get(stray.size() - 1)) + " after "
                                    + Phrase.beyond(allowed, last),
                            Calls.ordinals(stray))
                    .decidedByTime(last.minus(allowed));
        }
        var before = background.stream()
                .filter(c -> !Calls.arrivedAfter(c, from.at()))
                .toList();
        if (before.isEmpty()) {
            return Finding.inconclusive(
                    expected,
                    "it made none while the tenant was there either; is 'addon.background-period' right?",
                    List.of(from.ordinal()));
        }
        return lastOf(history).compareTo(end.plus(period.multipliedBy(PERIODS))) < 0
                ? Finding.inconclusive(
                        expected, "it was not observed for " + PERIODS + " periods after that", List.of(from.ordinal()))
                : Finding.passed(expected, "none did, and " + before.size() + " had before", Calls.ordinals(before));
    }

    /** Neither what users do nor what the host tells it explains them. */
    private static List<Seen<Fact.HostCalled>> background(HistoryView history, String tenant) {
        var doings = Doings.in(history, tenant);
        var told = history.all(Fact.CallbackAnswered.class)
                .filter(s -> s.tenant().equals(tenant))
                .map(s -> new Doing(s.entry(), s.fact().event(), s.fact().answer()))
                .toList();
        return Calls.of(history, tenant)
                .filter(c -> !doings.caused(c))
                .filter(c -> told.stream().noneMatch(t -> t.covers(Calls.arrival(c))))
                .sorted(Comparator.comparing(Calls::arrival))
                .toList();
    }

    private static Duration lastOf(HistoryView history) {
        return history.entries().stream()
                .filter(e -> !e.rehearsal().isEmpty())
                .map(Entry::at)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
