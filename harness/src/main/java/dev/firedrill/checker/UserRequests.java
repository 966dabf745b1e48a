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

    /**
     * Every target that served this tenant well before a moment serves it well again within the run's recovery time; one
     * that showed the host's content shows it again.
     */
    public static Checker areWellAgain(Moment since) {
        return history -> Access.tenants(history)
                .flatMap(tenant ->
                        since.in(history, tenant).stream().flatMap(from -> wellAgain(history, tenant, since, from)))
                .toList();
    }

    private static Stream<Finding> wellAgain(HistoryView history, String tenant, Moment since, Entry from) {
        var service = Service.since(history, tenant, from);
        String when = " within " + Phrase.seconds(history.bounds().recovery()) + " after " + since.phrase();
        return service.targetsBefore(from)
                .map(target -> wellAgain(
                        history,
                        service,
                        from,
                        target,
                        "'" + target + "' serves users of '" + tenant + "' well" + when));
    }

    private static Finding wellAgain(HistoryView history, Service service, Entry from, String target, String expected) {
        Duration bound = history.bounds().recovery();
        var after = service.of(target)
                .filter(u -> u.ordinal() > from.ordinal())
                .filter(u -> service.well(u) || beganAfter(u, from))
                .toList();
        if (after.isEmpty()) {
            return Finding.inconclusive(expected, "nobody asked for it afterwards", List.of(from.ordinal()));
        }
        var last = after.get(after.size() - 1);
        Optional<Seen<Fact.UserServed>> well =
                after.stream().filter(service::well).findFirst();
        Duration took = well.orElse(last).at().minus(from.at());
        if (well.isPresent() && service.well(last) && took.compareTo(bound) <= 0) {
            return Finding.passed(
                    expected,
                    "it did after " + Phrase.seconds(took),
                    List.of(from.ordinal(), well.get().ordinal()));
        }
        if (!service.well(last) && last.entry().ended().minus(from.at()).compareTo(bound) < 0) {
            return Finding.inconclusive(
                    expected,
                    Watched.tooShort(last.entry().ended().minus(from.at())) + "; the last answer was "
                            + service.describe(last),
                    List.of(from.ordinal(), last.ordinal()));
        }
        var finding = Finding.failed(
                expected,
                well.map(w -> relapse(service, from, w, last))
                        .orElse("it never did; the last answer was " + service.describe(last)),
                List.of(from.ordinal(), last.ordinal()));
        return took.compareTo(bound) > 0 ? finding.decidedByTime(took.minus(bound)) : finding.decidedByTime();
    }

    /** What was underway when the trouble ended may still fail of it. */
    private static boolean beganAfter(Seen<Fact.UserServed> served, Entry from) {
        return served.entry().began().compareTo(from.at()) >= 0;
    }

    private static String relapse(Service service, Entry from, Seen<Fact.UserServed> well, Seen<Fact.UserServed> last) {
        String after = Phrase.seconds(well.at().minus(from.at()));
        return service.well(last)
                ? "it did only after " + after
                : "it did after " + after + ", but the last answer was " + service.describe(last);
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
}
