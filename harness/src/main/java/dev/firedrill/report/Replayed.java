package dev.firedrill.report;

import static java.util.stream.Collectors.toSet;

import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import dev.firedrill.replay.Comparison;
import java.util.List;
import java.util.Set;

/**
 * A scenario that was played again.
 *
 * @param then its judgement in the former run
 * @param again what came of it, each time
 */
public record Replayed(Catalogued scenario, Judgement then, List<Again> again) {

    /** One time that it was played again. */
    public record Again(Judgement judgement, Comparison comparison) {}

    public Replayed {
        again = List.copyOf(again);
    }

    /** How often it came out as it did then. */
    int reproduced() {
        return (int) again.stream().filter(this::reproduces).count();
    }

    /** How often Firedrill decided as it did then. */
    int decidedAlike() {
        return (int) again.stream().filter(one -> one.comparison().same()).count();
    }

    /** What failed for quite another reason is another failure. */
    boolean reproduces(Again one) {
        Judgement now = one.judgement();
        if (now.outcome() != then.outcome()) {
            return false;
        }
        Set<String> requirements = requirements(then);
        return now.outcome() != Outcome.FAILED || requirements(now).stream().anyMatch(requirements::contains);
    }

    /** What was required and not seen, without the numbers that are each run's own. */
    private static Set<String> requirements(Judgement judgement) {
        return judgement.decisive().stream()
                .map(finding -> finding.expected().replaceAll("\\d+", "#"))
                .collect(toSet());
    }
}
