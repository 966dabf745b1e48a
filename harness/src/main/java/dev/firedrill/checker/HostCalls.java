package dev.firedrill.checker;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Checkers of the add-on's calls to the host. Only calls that users' doings caused are judged without a declared
 * background period: a call is caused when it falls into a user's request and reconnaissance saw that request make it.
 */
public final class HostCalls {

    /** A caused call may follow an answer by this much: handlers work on after they answered. */
    private static final Duration AFTERMATH = Duration.ofSeconds(2);

    private static final String NEVER =
            "the add-on never called the host in this scenario, so there is nothing to judge";

    private HostCalls() {}

    /** After a move was acknowledged and calls in flight had their grace, nothing goes to the old address. */
    public static Checker leaveOldAddress(Moment moved) {
        return history -> perTenant(history, moved, HostCalls::noneToOld).toList();
    }

    private static Stream<Finding> noneToOld(HistoryView history, String tenant, Entry from) {
        Duration grace = history.bounds().renameGrace();
        String expected = "no call that a user causes goes to the old address later than " + Phrase.seconds(grace)
                + " after the move was acknowledged";
        var stray = caused(history, tenant, from.at().plus(grace))
                .filter(c -> !c.fact().current())
                .toList();
        var settled = caused(history, tenant, from.at())
                .filter(HostCalls::arrivedWell)
                .toList();
        if (!stray.isEmpty()) {
            return Stream.of(Finding.failed(
                    expected,
                    stray.size() + " did, the first " + called(stray.get(0)) + " at "
                            + stray.get(0).fact().address() + ", "
                            + Phrase.seconds(stray.get(0).at().minus(from.at())) + " after",
                    ordinals(stray)));
        }
        return Stream.of(
                settled.isEmpty()
                        ? Finding.inconclusive(expected, NEVER, List.of())
                        : Finding.passed(
                                expected, "none did; " + settled.size() + " went to the new one", ordinals(settled)));
    }

    /** After a move, calls that the add-on makes by itself go to the new address too, where a period is declared. */
    public static Checker backgroundLeavesOldAddress(Moment moved) {
        return history -> {
            Duration period = history.bounds().backgroundPeriod();
            return period == null
                    ? List.of(Finding.notJudged(
                            "calls that the add-on makes by itself go to the new address",
                            "not judged: 'addon.background-period' is not declared"))
                    : perTenant(history, moved, (h, tenant, from) -> background(h, tenant, from, period))
                            .map(Finding::decidedByTime)
                            .toList();
        };
    }

    private static Stream<Finding> background(HistoryView history, String tenant, Entry from, Duration period) {
        Duration late = history.bounds().renameGrace().plus(period);
        String expected = "no call that the add-on makes by itself goes to the old address later than "
                + Phrase.seconds(late) + " after the move was acknowledged";
        var after = calls(history, tenant)
                .filter(c -> c.at().compareTo(from.at().plus(late)) > 0)
                .toList();
        var stray = after.stream().filter(c -> !c.fact().current()).toList();
        if (!stray.isEmpty()) {
            return Stream.of(Finding.failed(expected, stray.size() + " did", ordinals(stray)));
        }
        return Stream.of(
                after.isEmpty()
                        ? Finding.inconclusive(
                                expected,
                                "no call at all was seen in that time; is 'addon.background-period' right?",
                                List.of(from.ordinal()))
                        : Finding.passed(expected, "none did", ordinals(after)));
    }

    /** After a new secret was acknowledged and calls in flight had their grace, calls are signed with it. */
    public static Checker useNewSecret(Moment rotated) {
        return history -> perTenant(history, rotated, HostCalls::signedAnew).toList();
    }

    private static Stream<Finding> signedAnew(HistoryView history, String tenant, Entry from) {
        Duration grace = history.bounds().renameGrace();
        String expected = "calls to the host are signed with the new secret later than " + Phrase.seconds(grace)
                + " after it was acknowledged";
        var later = caused(history, tenant, from.at().plus(grace)).toList();
        var stale = later.stream()
                .filter(c -> c.fact().caller().signedBy().equals(tenant)
                        && !c.fact().caller().currentSecret()
                        && !c.fact().caller().valid())
                .toList();
        if (!stale.isEmpty()) {
            return Stream.of(Finding.failed(
                    expected,
                    stale.size() + " of " + later.size() + " were signed with the replaced one, the first "
                            + called(stale.get(0)),
                    ordinals(stale)));
        }
        boolean neverCalls = history.all(Fact.StimulusFound.class)
                .allMatch(s -> s.fact().calls().isEmpty());
        // What is let in all the same comes with an access token, which is good for its time and proves nothing.
        if (later.stream().noneMatch(c -> arrivedWell(c) && c.fact().caller().currentSecret())) {
            return neverCalls
                    ? Stream.empty()
                    : Stream.of(Finding.inconclusive(
                            expected, "no rightly signed call was seen after the rotation", ordinals(later)));
        }
        return Stream.of(Finding.passed(
                expected, "none of " + later.size() + " was signed with the replaced one", ordinals(later)));
    }

    /** After addresses were exchanged, each tenant's address hears only calls that this tenant's secret signed. */
    public static Checker neverMistakeTenants(Moment swapped) {
        return history -> {
            var from = swapped.in(history, "");
            String expected = "calls to a tenant's address are signed by that tenant";
            if (from.isEmpty()) {
                return List.of(Finding.inconclusive(expected, "the addresses could not be exchanged", List.of()));
            }
            Duration since = from.get().at().plus(history.bounds().renameGrace());
            var mistaken = history.all(Fact.HostCalled.class)
                    .filter(c -> c.at().compareTo(since) > 0
                            && !c.entry().rehearsal().isEmpty())
                    .filter(c -> !c.fact().caller().signedBy().isEmpty()
                            && !c.fact().caller().signedBy().equals(c.tenant()))
                    .filter(c -> causedIn(history, c.tenant()).test(c)
                            || causedIn(history, c.fact().caller().signedBy()).test(c))
                    .toList();
            return List.of(
                    mistaken.isEmpty()
                            ? Finding.passed(
                                    expected, "all were", List.of(from.get().ordinal()))
                            : Finding.failed(
                                    expected,
                                    mistaken.size() + " were not, the first " + called(mistaken.get(0))
                                            + ", signed by '"
                                            + mistaken.get(0).fact().caller().signedBy() + "' at the address of '"
                                            + mistaken.get(0).tenant() + "'",
                                    ordinals(mistaken)));
        };
    }

    /** At least one caused, rightly signed call of each tenant after a moment. */
    public static Checker atLeastOneWell(Moment since) {
        return history -> Access.tenants(history)
                .flatMap(tenant -> since.in(history, tenant).stream().map(from -> {
                    var well = caused(history, tenant, from.at())
                            .filter(HostCalls::arrivedWell)
                            .toList();
                    String expected = "at least one rightly signed call for '" + tenant + "'";
                    return well.isEmpty()
                            ? Finding.inconclusive(expected, NEVER, List.of())
                            : Finding.passed(expected, well.size() + " were seen", ordinals(well));
                }))
                .toList();
    }

    @FunctionalInterface
    private interface PerTenant {
        Stream<Finding> judge(HistoryView history, String tenant, Entry from);
    }

    private static Stream<Finding> perTenant(HistoryView history, Moment since, PerTenant judge) {
        return Access.tenants(history)
                .flatMap(tenant ->
                        since.in(history, tenant).stream().flatMap(from -> judge.judge(history, tenant, from)));
    }

    private static boolean arrivedWell(Seen<Fact.HostCalled> call) {
        return call.fact().current() && call.fact().caller().valid();
    }

    private static Stream<Seen<Fact.HostCalled>> calls(HistoryView history, String tenant) {
        return history.all(Fact.HostCalled.class).filter(c -> c.tenant().equals(tenant));
    }

    /** Calls after a time that a user's doing caused. */
    static Stream<Seen<Fact.HostCalled>> caused(HistoryView history, String tenant, Duration since) {
        return calls(history, tenant).filter(c -> c.at().compareTo(since) > 0).filter(causedIn(history, tenant));
    }

    private static Predicate<Seen<Fact.HostCalled>> causedIn(HistoryView history, String tenant) {
        var doings = Stream.concat(
                        history.all(Fact.UserServed.class)
                                .map(u -> new Doing(
                                        u.entry(), u.fact().target(), u.fact().answer())),
                        history.all(Fact.WebhookAnswered.class)
                                .map(w -> new Doing(
                                        w.entry(),
                                        "webhook " + w.fact().event(),
                                        w.fact().answer())))
                .filter(d -> d.entry().tenant().equals(tenant))
                .toList();
        return call -> doings.stream().anyMatch(d -> d.covers(call) && learned(history, d.target(), call));
    }

    /** Something that a user did and that the add-on answered. */
    private record Doing(Entry entry, String target, Answer answer) {

        boolean covers(Seen<Fact.HostCalled> call) {
            Duration began = entry.at().minus(answer.took());
            return call.at().compareTo(began) >= 0
                    && call.at().compareTo(entry.at().plus(AFTERMATH)) <= 0;
        }
    }

    private static boolean learned(HistoryView history, String target, Seen<Fact.HostCalled> call) {
        String signature = call.fact().method() + " " + call.fact().path();
        return history.all(Fact.StimulusFound.class)
                .filter(s -> s.fact().target().equals(target))
                .anyMatch(s -> s.fact().calls().contains(signature));
    }

    private static String called(Seen<Fact.HostCalled> call) {
        return call.fact().method() + " " + call.fact().path();
    }

    private static List<Long> ordinals(List<Seen<Fact.HostCalled>> calls) {
        return calls.stream().map(Seen::ordinal).toList();
    }
}
