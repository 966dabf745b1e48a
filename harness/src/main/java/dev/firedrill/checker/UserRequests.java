package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checkers of what users get. */
public final class UserRequests {

    private UserRequests() {}

    /** Every target that served this tenant well before a moment serves it well again within the run's recovery time. */
    public static Checker areWellAgain(Moment since) {
        return history -> Access.tenants(history)
                .flatMap(tenant -> since.in(history, tenant).stream().flatMap(from -> wellAgain(history, tenant, from)))
                .toList();
    }

    private static Stream<Finding> wellAgain(HistoryView history, String tenant, Entry from) {
        return served(history, tenant)
                .filter(u -> u.ordinal() < from.ordinal() && u.fact().answer().well())
                .map(u -> u.fact().target())
                .distinct()
                .map(target -> wellAgain(history, tenant, from, target));
    }

    private static Finding wellAgain(HistoryView history, String tenant, Entry from, String target) {
        Duration bound = history.bounds().recovery();
        String expected = "'" + target + "' serves users of '" + tenant + "' well within " + Phrase.seconds(bound)
                + " of '" + describe(from) + "'";
        var after = served(history, tenant)
                .filter(u -> u.fact().target().equals(target) && u.ordinal() > from.ordinal())
                .toList();
        Optional<Seen<Fact.UserServed>> well =
                after.stream().filter(u -> u.fact().answer().well()).findFirst();
        if (after.isEmpty()) {
            return Finding.inconclusive(expected, "nobody asked for it afterwards", List.of(from.ordinal()));
        }
        var last = after.get(after.size() - 1);
        if (well.isPresent()
                && last.fact().answer().well()
                && well.get().at().minus(from.at()).compareTo(bound) <= 0) {
            return Finding.passed(
                    expected,
                    "it did after " + Phrase.seconds(well.get().at().minus(from.at())),
                    List.of(from.ordinal(), well.get().ordinal()));
        }
        return Finding.failed(
                        expected,
                        well.map(w -> relapse(from, w, last))
                                .orElse("it never did; the last answer was "
                                        + last.fact().answer().describe()),
                        List.of(from.ordinal(), last.ordinal()))
                .decidedByTime();
    }

    private static String relapse(Entry from, Seen<Fact.UserServed> well, Seen<Fact.UserServed> last) {
        String after = Phrase.seconds(well.at().minus(from.at()));
        return last.fact().answer().well()
                ? "it did only after " + after
                : "it did after " + after + ", but the last answer was "
                        + last.fact().answer().describe();
    }

    private static String describe(Entry from) {
        return from.fact() instanceof Fact.TenantChanged change ? change.change() : "the moment";
    }

    /** No answer to one tenant's user carries another tenant's canary. */
    public static Checker neverShowForeignContent() {
        return history -> {
            String expected = "no answer to a user of one tenant carries what belongs to another";
            var leaks = history.all(Fact.UserServed.class)
                    .filter(u -> u.fact().canaries().stream().anyMatch(c -> !c.equals(u.tenant())))
                    .toList();
            if (leaks.isEmpty()) {
                return List.of(Finding.passed(expected, "none did", List.of()));
            }
            var first = leaks.get(0);
            return List.of(Finding.failed(
                    expected,
                    leaks.size() + " did: '" + first.fact().target() + "' showed a user of '" + first.tenant()
                            + "' content of "
                            + first.fact().canaries().stream()
                                    .filter(c -> !c.equals(first.tenant()))
                                    .toList(),
                    leaks.stream().map(Seen::ordinal).toList()));
        };
    }

    private static Stream<Seen<Fact.UserServed>> served(HistoryView history, String tenant) {
        return history.all(Fact.UserServed.class).filter(u -> u.tenant().equals(tenant));
    }
}
