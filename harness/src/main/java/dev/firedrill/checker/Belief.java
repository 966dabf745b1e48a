package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.Fact.AccessProbed;
import dev.firedrill.history.Fact.Attempt;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an add-on has taken a forger's secret for a tenant's own: a token signed with it is answered otherwise than one
 * that is signed with a secret nobody was ever given, in the same round. One such round may be chance.
 */
final class Belief {

    private static final int ROUNDS = 2;

    /** An add-on that is busy, and what a proxy in front of it answers, say nothing about a token. */
    private static final Set<Integer> SAY_NOTHING = Set.of(0, 408, 429, 502, 503, 504);

    private Belief() {}

    /** The rounds that show it; empty when they are too few. */
    static List<Seen<AccessProbed>> shown(
            HistoryView history, Seen<Fact.CallbackAnswered> forged, List<Seen<AccessProbed>> rounds) {
        var usual = usual(history, forged);
        var showing = rounds.stream()
                .filter(r -> usual.isPresent() && usual.equals(status(r, AccessProbed.STRANGER)))
                .filter(r -> status(r, AccessProbed.FORGED)
                        .filter(status -> !usual.get().equals(status))
                        .isPresent())
                .toList();
        return showing.size() < ROUNDS ? List.of() : showing;
    }

    /** What a stranger's token of this tenant was answered before the forgery. Rounds in which it is not say nothing. */
    private static Optional<Integer> usual(HistoryView history, Seen<Fact.CallbackAnswered> forged) {
        return history.all(AccessProbed.class)
                .filter(r -> r.tenant().equals(forged.tenant()) && r.ordinal() < forged.ordinal())
                .flatMap(r -> status(r, AccessProbed.STRANGER).stream())
                .reduce((first, last) -> last);
    }

    private static Optional<Integer> status(Seen<AccessProbed> round, String credential) {
        return round.fact().attempt(credential).map(Attempt::status).filter(status -> !SAY_NOTHING.contains(status));
    }

    /** For people: both answers. */
    static String describe(Seen<AccessProbed> round) {
        return status(round, AccessProbed.FORGED).orElse(0) + ", and one signed with a secret that nobody was given "
                + status(round, AccessProbed.STRANGER).orElse(0);
    }
}
