package dev.firedrill.checker;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.util.List;

/** Checkers of forged installs: refused means answered so, no use to the forger, no harm to the tenant. */
public final class Forgeries {

    private Forgeries() {}

    /** Every install that this credential vouched for wrongly was refused. */
    public static Checker refused(String credential) {
        return history -> {
            var forged = history.all(Fact.CallbackAnswered.class)
                    .filter(s -> s.fact().forged() && s.fact().credential().equals(credential))
                    .toList();
            return forged.isEmpty()
                    ? List.of(Finding.inconclusive(expected(credential), "it was not tried", List.of()))
                    : forged.stream().map(f -> judge(history, credential, f)).toList();
        };
    }

    private static String expected(String credential) {
        return "an install that rests on " + credential + " is refused with a 4xx, gives its sender no access, and"
                + " leaves the tenant's own access as it was";
    }

    private static Finding judge(HistoryView history, String credential, Seen<Fact.CallbackAnswered> forged) {
        var rounds = Access.rounds(history, forged.tenant(), forged.entry());
        String expected = expected(credential);
        var opened = rounds.stream().filter(r -> r.fact().opened(Access.FORGED)).findFirst();
        if (opened.isPresent()) {
            return Finding.failed(
                    expected,
                    "it was answered " + forged.fact().answer().describe()
                            + ", and afterwards the forger's secret opened the page of '" + forged.tenant() + "'",
                    List.of(forged.ordinal(), opened.get().ordinal()));
        }
        if (rounds.isEmpty()) {
            return Finding.inconclusive(expected, "no probe was made afterwards", List.of(forged.ordinal()));
        }
        var last = rounds.get(rounds.size() - 1);
        var evidence = List.of(forged.ordinal(), last.ordinal());
        if (!last.fact().opened(Access.TRUE)) {
            return lockedOut(history, expected, forged, last, evidence);
        }
        return judgeAnswer(expected, forged.fact().answer(), evidence);
    }

    private static Finding lockedOut(
            HistoryView history,
            String expected,
            Seen<Fact.CallbackAnswered> forged,
            Seen<Fact.AccessProbed> last,
            List<Long> evidence) {
        int status = last.fact().attempt(Access.TRUE).map(Fact.Attempt::status).orElse(0);
        return wouldHaveOpened(history, forged)
                ? Finding.failed(
                        expected,
                        "it was answered " + forged.fact().answer().describe() + ", and afterwards the true secret of '"
                                + forged.tenant() + "' did not open (" + status + ")",
                        evidence)
                : Finding.inconclusive(
                        expected,
                        "the true secret of '" + forged.tenant() + "' did not open before it either (" + status
                                + "), so nobody can tell",
                        evidence);
    }

    /** Whether the true secret opened before the forgery; for a newcomer, whether it opens for others like it. */
    private static boolean wouldHaveOpened(HistoryView history, Seen<Fact.CallbackAnswered> forged) {
        boolean newcomer = history.all(Fact.TenantChanged.class)
                .noneMatch(s -> s.tenant().equals(forged.tenant()) && s.ordinal() < forged.ordinal());
        return history.all(Fact.AccessProbed.class)
                .filter(r -> newcomer || (r.tenant().equals(forged.tenant()) && r.ordinal() < forged.ordinal()))
                .anyMatch(r -> r.fact().opened(Access.TRUE));
    }

    private static Finding judgeAnswer(String expected, Answer answer, List<Long> evidence) {
        int status = answer.status();
        if (!answer.arrived() || status == 408 || status == 429) {
            return Finding.inconclusive(
                    expected,
                    "the answer was " + answer.describe() + ", which is no refusal of this install",
                    evidence);
        }
        if (status >= 500) {
            return Finding.failed(expected, "nothing was taken over, but the answer was " + answer.describe(), evidence)
                    .asShould();
        }
        return status >= 400
                ? Finding.passed(expected, "answered " + status + "; nothing was taken over", evidence)
                : Finding.failed(
                        expected,
                        "nothing was taken over, but the answer was " + answer.describe()
                                + ", which tells the sender that it was",
                        evidence);
    }
}
