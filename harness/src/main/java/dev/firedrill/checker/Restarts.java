package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import java.util.List;
import java.util.Optional;

/** Checkers of how an add-on comes back after its process was killed. */
public final class Restarts {

    private Restarts() {}

    /** It answers again within the time that its team allows for a start. */
    public static Checker readyAgain() {
        return history -> {
            String expected = "the add-on answers again within the time that its team allows for a start";
            var unready = last(history, Fact.AddonChanged.UNREADY);
            if (unready.isPresent()) {
                return List.of(Finding.failed(
                        expected,
                        unready.get().fact().detail(),
                        List.of(unready.get().ordinal())));
            }
            return List.of(last(history, "ready")
                    .map(ready -> Finding.passed(expected, "it did", List.of(ready.ordinal())))
                    .orElseGet(() -> Finding.inconclusive(expected, "it was not started again", List.of())));
        };
    }

    /** What last came over the process; what it went through before this scenario began is another's doing. */
    static Optional<HistoryView.Seen<Fact.AddonChanged>> last(HistoryView history, String state) {
        long began = history.all(Fact.RehearsalStarted.class)
                .mapToLong(HistoryView.Seen::ordinal)
                .findFirst()
                .orElse(0);
        return history.all(Fact.AddonChanged.class)
                .filter(s -> s.ordinal() > began && s.fact().state().equals(state))
                .reduce((first, second) -> second);
    }
}
