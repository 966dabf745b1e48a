package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether this machine kept time well enough to blame an add-on for being late. A lag that every bound has room for
 * excuses nothing; a longer one does, unless the bound was missed by much more than any lag explains.
 */
final class Timekeeping {

    /** A request waits for the machine at several places: when it is sent, in the add-on, and when its answer is read. */
    private static final int PLACES = 3;

    /** What is recorded at one moment may have taken its time before, and a lag is measured once it is over. */
    private static final Duration AROUND = Duration.ofSeconds(10);

    private static final String TOO_SLOW = "this machine was too slow to judge ";

    private Timekeeping() {}

    /** Why this machine explains what happened in a rehearsal only once; empty when it kept time. */
    static Optional<String> lagged(HistoryView view) {
        return Circumstances.during(view).stream()
                .flatMap(Timekeeping::measured)
                .max(Duration::compareTo)
                .filter(lag -> lag.compareTo(view.bounds().machineLag()) > 0)
                .map(lag -> TOO_SLOW + "what happened beside others: it lagged " + lag.toMillis() + " ms");
    }

    /**
     * The finding, or why it is undecided.
     *
     * @param during what concerned the whole run while the rehearsal was played
     */
    static Finding judge(HistoryView view, List<Seen<Fact>> during, Finding finding) {
        if (!finding.timed() || finding.outcome() != Outcome.FAILED) {
            return finding;
        }
        Duration lag = worstLag(view, during, finding);
        Duration missedBy = finding.missedBy();
        boolean within = lag.compareTo(view.bounds().machineLag()) <= 0;
        boolean missedByMore = missedBy != null && missedBy.compareTo(lag.multipliedBy(PLACES)) > 0;
        return within || missedByMore ? finding : finding.undecidedBecause(tooSlow(lag, finding));
    }

    private static String tooSlow(Duration lag, Finding finding) {
        Duration missedBy = finding.missedBy();
        String missed = missedBy == null ? "" : ", and the bound was missed by " + Phrase.time(missedBy);
        return TOO_SLOW + "time: it lagged " + lag.toMillis() + " ms" + missed + " (observed all the same: "
                + finding.observed() + ")";
    }

    private static Duration worstLag(HistoryView view, List<Seen<Fact>> during, Finding finding) {
        var span = Span.of(view, finding).map(s -> s.widened(AROUND));
        return during.stream()
                .filter(s -> span.map(sp -> sp.holds(s.at())).orElse(true))
                .flatMap(Timekeeping::measured)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Stream<Duration> measured(Seen<Fact> seen) {
        return seen.fact() instanceof Fact.MachineMeasured machine
                ? Stream.of(machine.worstLag(), machine.worstSigning())
                : Stream.empty();
    }
}
