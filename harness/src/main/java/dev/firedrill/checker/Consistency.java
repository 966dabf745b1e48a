package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Fact.AccessProbed;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether an add-on that lost a tenant treats it alike every time. */
final class Consistency {

    private static final Set<String> RETURNS = Set.of("installed", "reinstalled");

    /** One round agrees with itself. */
    private static final int ROUNDS = 2;

    private Consistency() {}

    static Stream<Finding> judge(HistoryView history, String tenant, Moment since, Entry from) {
        Duration settled = history.bounds().settledSoon();
        String expected = "later than " + Phrase.seconds(settled) + " after " + since.phrase()
                + ", a token signed with '" + tenant + "'s secret opens the page always or never";
        var rounds = answered(history, tenant, from, from.at().plus(settled));
        var opened =
                rounds.stream().filter(r -> r.fact().opened(AccessProbed.TRUE)).toList();
        if (rounds.size() < ROUNDS) {
            return Stream.of(Finding.inconclusive(
                    expected, "fewer than " + ROUNDS + " probes were answered in that time", ordinals(rounds)));
        }
        if (!openedBefore(history, tenant, from)) {
            return Stream.of(Finding.inconclusive(
                    expected, "it did not open before either, so nobody can tell", ordinals(rounds)));
        }
        if (opened.isEmpty()) {
            return Stream.of(Finding.passed(expected, "none of " + rounds.size() + " opened", ordinals(rounds)));
        }
        return opened.size() == rounds.size()
                ? Stream.of(
                        Finding.passed(expected, "all " + rounds.size() + " opened", ordinals(rounds)),
                        byDesign(tenant))
                : Stream.of(
                        Finding.failed(expected, opened.size() + " of " + rounds.size() + " opened", ordinals(rounds)));
    }

    private static Finding byDesign(String tenant) {
        return Finding.notJudged(
                "a tenant that is gone is refused",
                "not judged: the add-on keeps authenticating '" + tenant + "', as some frameworks do by design");
    }

    /** What got no answer says nothing about who may enter. */
    private static List<Seen<AccessProbed>> answered(HistoryView history, String tenant, Entry from, Duration settled) {
        long until = history.all(Fact.TenantChanged.class)
                .filter(s -> s.tenant().equals(tenant) && s.ordinal() > from.ordinal())
                .filter(s -> RETURNS.contains(s.fact().change()))
                .mapToLong(Seen::ordinal)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        return Access.rounds(history, tenant, from).stream()
                .filter(r -> r.ordinal() < until && r.at().compareTo(settled) > 0)
                .filter(r -> r.fact()
                        .attempt(AccessProbed.TRUE)
                        .filter(a -> a.status() != 0)
                        .isPresent())
                .toList();
    }

    private static boolean openedBefore(HistoryView history, String tenant, Entry from) {
        return history.all(AccessProbed.class)
                .anyMatch(r -> r.tenant().equals(tenant)
                        && r.ordinal() < from.ordinal()
                        && r.fact().opened(AccessProbed.TRUE));
    }

    private static List<Long> ordinals(List<Seen<AccessProbed>> rounds) {
        return rounds.stream().map(Seen::ordinal).toList();
    }
}
