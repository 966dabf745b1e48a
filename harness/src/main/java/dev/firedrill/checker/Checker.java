package dev.firedrill.checker;

import dev.firedrill.history.HistoryView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides from a history alone. Checkers are pure: the same history gives the same findings. */
@FunctionalInterface
public interface Checker {

    /** What it finds in this history. */
    List<Finding> judge(HistoryView history);

    /** Both; the findings of this one first. */
    default Checker and(Checker other) {
        return history -> Stream.concat(judge(history).stream(), other.judge(history).stream())
                .toList();
    }

    /**
     * This one, where passing must be earned: unless the other one passes, a pass of this one is inconclusive, for the
     * reason that the other one gives.
     */
    default Checker provided(Checker earned) {
        return history -> {
            var missing = missing(earned.judge(history));
            return judge(history).stream()
                    .map(f -> f.outcome() == Outcome.PASSED
                            ? missing.map(f::undecidedBecause).orElse(f)
                            : f)
                    .toList();
        };
    }

    private static Optional<String> missing(List<Finding> earned) {
        return earned.isEmpty()
                ? Optional.of("nothing was seen that would earn a pass")
                : earned.stream()
                        .filter(f -> f.outcome() != Outcome.PASSED)
                        .map(Finding::observed)
                        .findFirst();
    }

    /** This one as a SHOULD: failing it is a warning. */
    default Checker asShould() {
        return history -> judge(history).stream().map(Finding::asShould).toList();
    }
}
