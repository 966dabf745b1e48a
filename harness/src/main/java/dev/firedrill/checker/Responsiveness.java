package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Checkers of how an add-on answers while the host of a tenant is slow, silent or down. A pass is earned by a call to that
 * host: an add-on that made none suffered nothing.
 */
public final class Responsiveness {

    private Responsiveness() {}

    /** The add-on's health is answered in time, and well where it was well before. */
    public static Checker healthWithin() {
        return earned(Responsiveness::health);
    }

    private static Stream<Finding> health(HistoryView history, Trouble trouble) {
        Duration bound = history.bounds().live().health();
        String expected = "the add-on's health is answered within " + Phrase.seconds(bound) + " " + trouble.phrase();
        var asked = history.all(Fact.HealthAnswered.class)
                .map(h -> new Doing(h.entry(), "health", h.fact().answer()))
                .toList();
        var before = asked.stream().filter(trouble::before).toList();
        var during = asked.stream().filter(trouble::during).toList();
        if (before.stream().noneMatch(d -> d.answer().arrived())) {
            return Stream.of(Finding.inconclusive(expected, "its health was never answered before", List.of()));
        }
        if (during.isEmpty()) {
            return Stream.of(Finding.inconclusive(expected, "nobody asked meanwhile", List.of()));
        }
        boolean wellBefore = before.stream().anyMatch(d -> d.answer().well());
        Predicate<Doing> good = wellBefore ? d -> d.answer().well() : Responsiveness::arrived;
        return Stream.of(new Answering(expected, bound, good).judge(during));
    }

    /** Webhooks of all tenants are answered in time. */
    public static Checker webhooksWithin() {
        return earned((history, trouble) -> Stream.of(webhooks(history, trouble, "every webhook", trouble::during)));
    }

    /** Webhooks of tenants whose host is well are answered in time; those of the others should be. */
    public static Checker webhooksWithinExceptHeld() {
        return earned((history, trouble) -> Stream.of(
                webhooks(history, trouble, "every webhook of another tenant", trouble::ofOthersAlone),
                webhooks(history, trouble, "every webhook of that tenant", trouble::ofItsOwn)
                        .asShould()));
    }

    private static Finding webhooks(HistoryView history, Trouble trouble, String which, Predicate<Doing> meant) {
        Duration bound = history.bounds().live().webhook();
        String expected = which + " is answered within " + Phrase.seconds(bound) + " " + trouble.phrase();
        var all = history.all(Fact.WebhookAnswered.class).map(Doing::ofWebhook).toList();
        if (all.isEmpty()) {
            return Finding.notJudged(expected, "not judged: the add-on was sent no webhook");
        }
        var delivered = all.stream().filter(meant).toList();
        return delivered.isEmpty()
                ? Finding.inconclusive(expected, "none was delivered meanwhile", List.of())
                : new Answering(expected, bound, Responsiveness::arrived).judge(delivered);
    }

    /** Pages of the tenant whose host is in trouble should be there in time, whatever they say. */
    public static Checker pagesWithin() {
        return earned((history, trouble) -> Stream.of(pages(history, trouble))).asShould();
    }

    private static Finding pages(HistoryView history, Trouble trouble) {
        Duration bound = history.bounds().live().page();
        String expected = "a page of that tenant is there within " + Phrase.seconds(bound) + " " + trouble.phrase();
        var opened = requests(history, trouble);
        return opened.isEmpty()
                ? Finding.inconclusive(expected, "nobody opened one meanwhile", List.of())
                : new Answering(expected, bound, Responsiveness::arrived).judge(opened);
    }

    /** Requests of the tenant whose host is in trouble should end, one way or another, though that lasts. */
    public static Checker hangingRequestsEnd() {
        return earned((history, trouble) -> Stream.of(hanging(history, trouble)))
                .asShould();
    }

    private static Finding hanging(HistoryView history, Trouble trouble) {
        Duration bound = history.bounds().live().hanging();
        String expected = "a request of that tenant ends within " + Phrase.seconds(bound) + ", one way or another, "
                + trouble.phrase();
        var asked = requests(history, trouble);
        boolean longEnough = asked.stream()
                .anyMatch(d -> trouble.spells().stream()
                        .anyMatch(s -> s.holds(d.began()) && s.holds(d.began().plus(bound))));
        Predicate<Doing> ended = d -> arrived(d) || d.took().compareTo(bound) < 0;
        var finding = new Answering(expected, bound, ended).judge(asked);
        return longEnough || finding.outcome() == Outcome.FAILED
                ? finding
                : Finding.inconclusive(expected, "no request could have hung for so long", List.of());
    }

    private static List<Doing> requests(HistoryView history, Trouble trouble) {
        return history.all(Fact.UserServed.class)
                .map(Doing::of)
                .filter(trouble::ofItsOwn)
                .toList();
    }

    private static boolean arrived(Doing doing) {
        return doing.answer().arrived();
    }

    @FunctionalInterface
    private interface InTrouble {
        Stream<Finding> judge(HistoryView history, Trouble trouble);
    }

    private static Checker earned(InTrouble judge) {
        Checker checker = history -> judge.judge(history, Trouble.in(history)).toList();
        return checker.provided(Trouble::wasMet).provided(Trouble::wasFelt);
    }
}
