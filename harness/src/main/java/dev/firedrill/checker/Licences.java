package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.util.List;

/** Checkers of what an add-on does about its tenants' licences. */
public final class Licences {

    private static final String UNDECLARED = "not judged: 'probe.restricted' is not declared";

    private Licences() {}

    /** Without a licence pages may say so, but do not break. */
    public static Checker neverFail() {
        return history -> {
            String expected = "every page is answered, and with no 5xx, while there is no licence";
            var pages = unlicensed(history).stream().map(Doing::of).toList();
            return List.of(
                    pages.isEmpty()
                            ? Finding.inconclusive(expected, "nobody opened a page without a licence", List.of())
                            : new Answering(expected, Licences::unbroken)
                                    .judge(pages)
                                    .decidedByTime());
        };
    }

    private static boolean unbroken(Doing page) {
        return page.answer().arrived() && page.answer().status() < 500;
    }

    /** Without a licence some page should show what the add-on is said to show then. */
    public static Checker restrict() {
        return history -> {
            String expected = "some page shows the declared restriction while there is no licence";
            if (!history.header().subject().declared().restriction()) {
                return List.of(Finding.notJudged(expected, UNDECLARED));
            }
            var pages = unlicensed(history);
            var restricted = pages.stream().filter(p -> p.fact().restricted()).toList();
            return List.of(judge(expected, pages, restricted).asShould());
        };
    }

    private static Finding judge(
            String expected, List<Seen<Fact.UserServed>> pages, List<Seen<Fact.UserServed>> restricted) {
        if (pages.isEmpty()) {
            return Finding.inconclusive(expected, "nobody opened a page without a licence", List.of());
        }
        return restricted.isEmpty()
                ? Finding.failed(expected, "none of " + pages.size() + " did", ordinals(pages))
                : Finding.passed(expected, restricted.size() + " of " + pages.size() + " did", ordinals(restricted));
    }

    private static List<Seen<Fact.UserServed>> unlicensed(HistoryView history) {
        return Access.tenants(history)
                .flatMap(tenant -> LicenceSpell.of(history, tenant).stream())
                .filter(spell -> !spell.licensed())
                .flatMap(spell -> spell.pages().stream())
                .toList();
    }

    /**
     * Pages follow the licence: restricted without one, and not with one; at once, or when the time for which an answer
     * of the licence resource may be kept is over.
     */
    public static Checker followFlips() {
        return history -> history.header().subject().declared().restriction()
                ? Access.tenants(history)
                        .filter(tenant -> !LicenceSpell.of(history, tenant).isEmpty())
                        .flatMap(tenant -> Flips.judge(history, tenant))
                        .toList()
                : List.of(Finding.notJudged("pages follow the licence", UNDECLARED));
    }

    private static List<Long> ordinals(List<Seen<Fact.UserServed>> pages) {
        return pages.stream().map(Seen::ordinal).toList();
    }
}
