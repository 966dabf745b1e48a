package dev.firedrill.replay;

import dev.firedrill.history.Entry;
import dev.firedrill.replay.Difference.Decided;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What two plays of a scenario have in common, and what not. Decisions are compared by their place among those of their
 * kind for their tenant, and never by time; what follows from the add-on's own behaviour is told apart.
 *
 * @param decisions how many decisions were the same
 * @param divergences where Firedrill decided otherwise, the first one first
 * @param others what was otherwise because the add-on was, or because a play was broken off
 */
public record Comparison(int decisions, List<Decided> divergences, List<Difference> others) {

    public Comparison {
        divergences = List.copyOf(divergences);
        others = List.copyOf(others);
    }

    /**
     * Compares two histories.
     *
     * @param then the former one
     * @param now the one of the replay
     * @param rehearsals those to compare; others are left alone
     */
    public static Comparison of(List<Entry> then, List<Entry> now, List<String> rehearsals) {
        var compared = rehearsals.stream()
                .map(rehearsal -> Plays.compare(rehearsal, Play.of(then, rehearsal), Play.of(now, rehearsal)))
                .toList();
        return new Comparison(
                compared.stream().mapToInt(Plays::same).sum(),
                compared.stream()
                        .flatMap(plays -> plays.divergences().stream())
                        .sorted(Comparator.comparing(Plays.Placed::place))
                        .map(Plays.Placed::divergence)
                        .toList(),
                compared.stream().flatMap(plays -> plays.others().stream()).toList());
    }

    /** Whether Firedrill decided the same wherever it had to decide. */
    public boolean same() {
        return divergences.isEmpty();
    }

    /** The first divergence; empty when there is none. */
    public Optional<Decided> first() {
        return divergences.stream().findFirst();
    }
}
