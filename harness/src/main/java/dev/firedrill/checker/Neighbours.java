package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checkers of what tenants notice whose own host is well while another one's is slow, silent or down. A pass is earned by
 * a call to that host.
 */
public final class Neighbours {

    private static final String NOBODY = "no other tenant used the add-on meanwhile";

    private Neighbours() {}

    /** Other tenants go on being served well. */
    public static Checker areServedWell() {
        return earned(
                "users of other tenants are served well",
                (history, trouble) ->
                        trouble.bystanders().stream().map(tenant -> servedWell(history, trouble, tenant)));
    }

    private static Finding servedWell(HistoryView history, Trouble trouble, String tenant) {
        String expected = "users of '" + tenant + "' are served well " + trouble.phrase();
        var service =
                Service.since(history, tenant, trouble.began().orElseThrow().entry());
        var wellBefore =
                service.targetsBefore(trouble.began().orElseThrow().entry()).toList();
        var pages = service.all().stream()
                .filter(u -> wellBefore.contains(u.fact().target()))
                .filter(u -> trouble.ofOthersAlone(Doing.of(u)))
                .toList();
        if (pages.isEmpty()) {
            return Finding.inconclusive(expected, "nobody asked meanwhile for what was served well before", List.of());
        }
        var webhooks = history.all(Fact.WebhookAnswered.class)
                .filter(w -> w.tenant().equals(tenant) && trouble.ofOthersAlone(Doing.ofWebhook(w)))
                .toList();
        var bad = Stream.concat(
                        pages.stream()
                                .filter(u -> !service.well(u))
                                .map(u -> new Ill(Doing.of(u), service.describe(u))),
                        webhooks.stream()
                                .filter(w -> !w.fact().answer().well())
                                .map(w -> new Ill(
                                        Doing.ofWebhook(w), w.fact().answer().describe())))
                .toList();
        int asked = pages.size() + webhooks.size();
        return bad.isEmpty()
                ? Finding.passed(
                        expected,
                        "all " + asked + " requests were",
                        List.of(pages.get(0).ordinal()))
                : ill(expected, asked, bad);
    }

    /** A request that was not served well. */
    private record Ill(Doing request, String answer) {}

    private static Finding ill(String expected, int asked, List<Ill> bad) {
        var finding = Finding.failed(
                expected,
                bad.size() + " of " + asked + " requests were not: "
                        + Phrase.counted(bad.stream().map(b -> b.request().target() + ": " + b.answer())),
                bad.stream().map(b -> b.request().entry().ordinal()).toList());
        return bad.stream().noneMatch(b -> b.request().answer().arrived()) ? finding.decidedByTime() : finding;
    }

    /** Other tenants' pages are as quick as before. */
    public static Checker keepTheirPace() {
        return earned(
                "pages of other tenants are as quick as before",
                (history, trouble) ->
                        trouble.bystanders().stream().map(tenant -> new Pace(history, trouble, tenant).judge()));
    }

    @FunctionalInterface
    private interface InTrouble {
        Stream<Finding> judge(HistoryView history, Trouble trouble);
    }

    private static Checker earned(String expected, InTrouble judge) {
        Checker checker = history -> {
            var trouble = Trouble.in(history);
            return trouble.spells().isEmpty() || trouble.bystanders().isEmpty()
                    ? List.of(Finding.inconclusive(expected + " " + trouble.phrase(), NOBODY, List.of()))
                    : judge.judge(history, trouble).toList();
        };
        return checker.provided(Trouble::wasMet);
    }
}
