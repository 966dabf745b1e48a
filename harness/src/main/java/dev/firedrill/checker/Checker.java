package dev.firedrill.checker;

import dev.firedrill.history.HistoryView;
import java.util.List;
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
            var missing = earned.judge(history).stream()
                    .filter(f -> f.outcome() != Outcome.PASSED)
                    .findFirst();
            return judge(history).stream()
                    .map(f -> f.outcome() == Outcome.PASSED && missing.isPresent()
                            ? f.undecidedBecause(missing.get().observed())
                            : f)
                    .toList();
        };
    }

    /** This one as a SHOULD: failing it is a warning. */
    default Checker asShould() {
        return history -> judge(history).stream().map(Finding::asShould).toList();
    }
}
