package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checkers of the add-on's calls to the host. Only calls that users' doings caused are judged without a declared
 * background period: a call is caused when it falls into a user's request and reconnaissance saw that request make it.
 */
public final class HostCalls {

    private static final int MOST_NAMED = 3;

    private HostCalls() {}

    /** Why no call of a tenant can be judged. */
    static String never(HistoryView history, String tenant) {
        var calls = Calls.of(history, tenant).toList();
        if (calls.isEmpty()) {
            return "the add-on never called the host in this scenario, so there is nothing to judge";
        }
        String named = calls.stream()
                .map(Calls::signature)
                .distinct()
                .sorted()
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        return calls.stream().allMatch(c -> c.fact().unmatched())
                ? "it called " + named + ", which this host does not have: add what preflight lists as lacking"
                : "it called the host " + Phrase.times(calls.size()) + " (" + named
                        + "), but nothing that users did is known to cause a call that was rightly signed and answered";
    }

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
        var settled = caused(history, tenant, from.at()).filter(Calls::right).toList();
        if (!stray.isEmpty()) {
            return Stream.of(Finding.failed(expected, strayed(stray, from, grace), Calls.ordinals(stray)));
        }
        return Stream.of(
                settled.isEmpty()
                        ? Finding.inconclusive(expected, never(history, tenant), List.of())
                        : Finding.passed(
                                expected,
                                "none did; " + settled.size() + " went to the new one",
                                Calls.ordinals(settled)));
    }

    private static String strayed(List<Seen<Fact.HostCalled>> stray, Entry moved, Duration allowed) {
        var first = stray.stream().min(Comparator.comparing(Calls::arrival)).orElseThrow();
        return stray.size() + " did, the first " + Calls.signature(first) + " at "
                + first.fact().address() + ", "
                + Phrase.beyond(allowed, Calls.arrival(first).minus(moved.at())) + " after";
    }

    /** After a move, calls that nobody caused go to the new address too, where a period is declared. */
    public static Checker backgroundLeavesOldAddress(Moment moved) {
        return history -> {
            Duration period = history.bounds().backgroundPeriod();
            return period == null
                    ? List.of(Finding.notJudged(
                            "background calls go to the new address",
                            "not judged: 'addon.background-period' is not declared"))
                    : perTenant(history, moved, (h, tenant, from) -> background(h, tenant, from, period))
                            .map(Finding::decidedByTime)
                            .toList();
        };
    }

    private static Stream<Finding> background(HistoryView history, String tenant, Entry from, Duration period) {
        Duration late = history.bounds().renameGrace().plus(period);
        String expected = "no background call goes to the old address later than " + Phrase.seconds(late)
                + " after the move was acknowledged";
        var after = Calls.of(history, tenant)
                .filter(c -> Calls.arrivedAfter(c, from.at().plus(late)))
                .toList();
        var stray = after.stream().filter(c -> !c.fact().current()).toList();
        if (!stray.isEmpty()) {
            return Stream.of(Finding.failed(expected, strayed(stray, from, late), Calls.ordinals(stray)));
        }
        return Stream.of(
                after.isEmpty()
                        ? Finding.inconclusive(
                                expected,
                                "no call at all was seen in that time; is 'addon.background-period' right?",
                                List.of(from.ordinal()))
                        : Finding.passed(expected, "none did", Calls.ordinals(after)));
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
                            + Calls.signature(stale.get(0)),
                    Calls.ordinals(stale)));
        }
        boolean neverCalls = history.all(Fact.StimulusFound.class)
                .allMatch(s -> s.fact().calls().isEmpty());
        // What is let in all the same comes with an access token, which is good for its time and proves nothing.
        if (later.stream().noneMatch(c -> Calls.right(c) && c.fact().caller().currentSecret())) {
            return neverCalls
                    ? Stream.empty()
                    : Stream.of(Finding.inconclusive(
                            expected, "no rightly signed call was seen after the rotation", Calls.ordinals(later)));
        }
        return Stream.of(Finding.passed(
                expected, "none of " + later.size() + " was signed with the replaced one", Calls.ordinals(later)));
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
                    .filter(c -> Calls.arrivedAfter(c, since)
                            && !c.entry().rehearsal().isEmpty())
                    .filter(c -> !c.fact().caller().signedBy().isEmpty()
                            && !c.fact().caller().signedBy().equals(c.tenant()))
                    .filter(c -> Doings.in(history, c.tenant()).caused(c)
                            || Doings.in(history, c.fact().caller().signedBy()).caused(c))
                    .toList();
            return List.of(
                    mistaken.isEmpty()
                            ? Finding.passed(
                                    expected, "all were", List.of(from.get().ordinal()))
                            : Finding.failed(
                                    expected,
                                    mistaken.size() + " were not, the first " + Calls.signature(mistaken.get(0))
                                            + ", signed by '"
                                            + mistaken.get(0).fact().caller().signedBy() + "' at the address of '"
                                            + mistaken.get(0).tenant() + "'",
                                    Calls.ordinals(mistaken)));
        };
    }

    /** At least one caused, rightly signed call of each tenant after a moment. */
    public static Checker atLeastOneWell(Moment since) {
        return history -> Access.tenants(history)
                .flatMap(tenant -> since.in(history, tenant).stream().map(from -> {
                    var well = caused(history, tenant, from.at())
                            .filter(Calls::right)
                            .toList();
                    String expected = "at least one rightly signed call for '" + tenant + "'";
                    return well.isEmpty()
                            ? Finding.inconclusive(expected, never(history, tenant), List.of())
                            : Finding.passed(expected, well.size() + " were seen", Calls.ordinals(well));
                }))
                .toList();
    }

    /**
     * After a moment a user's doing makes the add-on reach its host again within the run's recovery time. One that
     * answers with what it kept, and rightly so, need not.
     */
    public static Checker reachHostAgain(Moment since) {
        return history -> perTenant(history, since, (h, tenant, from) -> Reconnection.judge(h, tenant, since, from))
                .toList();
    }

    /** After a moment the calls that nobody caused end, where a period is declared. */
    public static Checker stopAfter(Moment gone) {
        return history -> Silence.judge(history, gone).map(Finding::asShould).toList();
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

    /** Calls that arrived after a time and that a user's doing caused. */
    static Stream<Seen<Fact.HostCalled>> caused(HistoryView history, String tenant, Duration since) {
        return Calls.of(history, tenant)
                .filter(c -> Calls.arrivedAfter(c, since))
                .filter(Doings.in(history, tenant)::caused);
    }
}
