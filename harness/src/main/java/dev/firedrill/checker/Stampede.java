package dev.firedrill.checker;

import dev.firedrill.checker.Load.Rate;
import dev.firedrill.history.HistoryView;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whether an add-on calls a host more often because that answers slowly while its caches are cold. */
final class Stampede {

    private static final int AT_MOST = 2;

    private Stampede() {}

    static Stream<Finding> judge(HistoryView history, Spell cold) {
        String expected = "a request of a user makes each of its calls at most " + Phrase.times(AT_MOST)
                + " as often as usual while the host of '" + cold.tenant() + "' is cold";
        var load = new Load(history, cold.tenant());
        Duration from = load.beginning();
        Duration until = Moment.faultBegan()
                .in(history, cold.tenant())
                .orElse(cold.began().entry())
                .at();
        return Stream.of(load.rates(cold.from(), cold.until()).stream()
                .filter(rate -> !rate.ofUnknownOrigin())
                .max(Comparator.comparingDouble(rate -> rate.perRequest() / load.normal(rate.kind(), from, until)))
                .map(worst -> judge(expected, worst, load.normal(worst.kind(), from, until)))
                .orElseGet(() -> Finding.inconclusive(
                        expected,
                        "the add-on did not call the host while it was cold",
                        List.of(cold.began().ordinal()))));
    }

    private static Finding judge(String expected, Rate worst, double usual) {
        String observed = worst.kind() + " came " + Phrase.times(worst.perRequest()) + " for each of "
                + worst.requests() + " requests, " + Phrase.times(usual) + " when all was well";
        return worst.perRequest() <= AT_MOST * usual
                ? Finding.passed(expected, observed, worst.evidence())
                : Finding.failed(expected, observed, worst.evidence());
    }
}
