package dev.firedrill.checker;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Fact.AccessProbed;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkers of forged installs. Refused means: not answered as if it had worked, not believed, and no harm to the tenant.
 */
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

    /**
     * Every install was refused for which a token vouched that is signed with the tenant's own secret. Where both kinds of
     * such tokens install, one finding says what they have in common.
     *
     * @param contextToken the credential that is a page's token: a MUST, for users can read it
     * @param currentSecret the credential that is a token made for an install, as it was right years ago: a SHOULD
     */
    public static Checker sharedSecretIsRefused(String contextToken, String currentSecret) {
        return history -> {
            var context = refused(contextToken).judge(history);
            var current = refused(currentSecret).asShould().judge(history);
            var failed = Stream.concat(context.stream(), current.stream())
                    .filter(f -> f.outcome() == Outcome.FAILED)
                    .toList();
            boolean both = failed.stream().anyMatch(f -> f.level() == Level.MUST)
                    && failed.stream().anyMatch(f -> f.level() == Level.SHOULD);
            return both
                    ? List.of(sharedSecretInstalls(contextToken, currentSecret, failed))
                    : Stream.concat(context.stream(), current.stream()).toList();
        };
    }

    private static Finding sharedSecretInstalls(String contextToken, String currentSecret, List<Finding> failed) {
        return Finding.failed(
                "an install that rests on the tenant's own secret, be it on " + contextToken + " or on " + currentSecret
                        + ", is refused",
                "both were taken (" + failed.get(0).observed() + "): the add-on verifies installs with the secret that"
                        + " it shares with the tenant, and does not look at what the token was made for, so that"
                        + " whoever opens a page can install",
                failed.stream().flatMap(f -> f.evidence().stream()).distinct().toList());
    }

    private static String expected(String credential) {
        return "an install that rests on " + credential + " is refused with a 4xx, gives its sender no access, and"
                + " leaves the tenant's own access as it was";
    }

    private static Finding judge(HistoryView history, String credential, Seen<Fact.CallbackAnswered> forged) {
        var rounds = Access.rounds(history, forged.tenant(), forged.entry());
        String expected = expected(credential);
        return opened(expected, forged, rounds)
                .or(() -> believed(history, expected, forged, rounds))
                .or(() -> welcomed(expected, forged, rounds))
                .orElseGet(() -> harmless(history, expected, forged, rounds));
    }

    private static Optional<Finding> opened(
            String expected, Seen<Fact.CallbackAnswered> forged, List<Seen<AccessProbed>> rounds) {
        return rounds.stream()
                .filter(r -> r.fact().opened(AccessProbed.FORGED))
                .findFirst()
                .map(r -> Finding.failed(
                        expected,
                        "it was answered " + forged.fact().answer().describe()
                                + ", and afterwards the forger's secret opened the page of '" + forged.tenant() + "'",
                        List.of(forged.ordinal(), r.ordinal())));
    }

    /** It need not open anything: who answers the forger's secret otherwise than a stranger's has stored it. */
    private static Optional<Finding> believed(
            HistoryView history, String expected, Seen<Fact.CallbackAnswered> forged, List<Seen<AccessProbed>> rounds) {
        var known = Belief.shown(history, forged, rounds);
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.failed(
                        expected,
                        "it was answered " + forged.fact().answer().describe() + ", and afterwards a token signed with"
                                + " the forger's secret was answered " + Belief.describe(known.get(0))
                                + ": the add-on has taken the forger's secret for '" + forged.tenant() + "'",
                        Stream.concat(
                                        Stream.of(forged.ordinal()),
                                        known.stream().map(Seen::ordinal))
                                .toList()));
    }

    private static Optional<Finding> welcomed(
            String expected, Seen<Fact.CallbackAnswered> forged, List<Seen<AccessProbed>> rounds) {
        int status = forged.fact().answer().status();
        if (status < 200 || status > 299) {
            return Optional.empty();
        }
        boolean told = rounds.stream().anyMatch(r -> r.fact().tells());
        return Optional.of(Finding.failed(
                expected,
                "it was answered " + status + ", which tells the sender that it worked; "
                        + (told
                                ? "nothing was seen to be taken over"
                                : "what became of it, no page of the add-on tells"),
                List.of(forged.ordinal())));
    }

    private static Finding harmless(
            HistoryView history, String expected, Seen<Fact.CallbackAnswered> forged, List<Seen<AccessProbed>> rounds) {
        if (rounds.isEmpty()) {
            return Finding.inconclusive(expected, "no probe was made afterwards", List.of(forged.ordinal()));
        }
        var last = rounds.get(rounds.size() - 1);
        var evidence = List.of(forged.ordinal(), last.ordinal());
        if (!last.fact().opened(AccessProbed.TRUE)) {
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
        int status =
                last.fact().attempt(AccessProbed.TRUE).map(Fact.Attempt::status).orElse(0);
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
                .anyMatch(r -> r.fact().opened(AccessProbed.TRUE));
    }

    private static Finding judgeAnswer(String expected, Answer answer, List<Long> evidence) {
        int status = answer.status();
        if (!answer.arrived() || status == 408 || status == 429) {
            return Finding.inconclusive(
                    expected,
                    "the answer was " + answer.describe() + ", which is no refusal of this install",
                    evidence);
        }
        return status >= 400 && status < 500
                ? Finding.passed(expected, "answered " + status + "; nothing was taken over", evidence)
                : Finding.failed(expected, "nothing was taken over, but the answer was " + answer.describe(), evidence)
                        .asShould();
    }
}
