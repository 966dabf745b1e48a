package dev.firedrill.checker;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one checker found.
 *
 * @param level how much its requirement binds
 * @param outcome passed, failed or inconclusive; not applicable for what was deliberately not judged
 * @param expected the requirement, as a phrase
 * @param observed what the history showed, as a phrase; for inconclusive, why it is undecided
 * @param evidence ordinals of the entries that decided
 * @param timed whether being slow decided: a slow machine makes such a failure inconclusive
 * @param missedBy by how much a bound of time was missed; null when none was, or when nobody knows
 */
public record Finding(
        Level level,
        Outcome outcome,
        String expected,
        String observed,
        List<Long> evidence,
        boolean timed,
        @Nullable Duration missedBy) {

    /** At most this many entries are kept as evidence. */
    static final int MOST_EVIDENCE = 12;

    public Finding {
        evidence = evidence.stream().limit(MOST_EVIDENCE).toList();
    }

    /** Seen to hold. */
    public static Finding passed(String expected, String observed, List<Long> evidence) {
        return new Finding(Level.MUST, Outcome.PASSED, expected, observed, evidence, false, null);
    }

    /** Seen not to hold. */
    public static Finding failed(String expected, String observed, List<Long> evidence) {
        return new Finding(Level.MUST, Outcome.FAILED, expected, observed, evidence, false, null);
    }

    /** Undecided, and why. */
    public static Finding inconclusive(String expected, String why, List<Long> evidence) {
        return new Finding(Level.MUST, Outcome.INCONCLUSIVE, expected, why, evidence, false, null);
    }

    /** Something that was deliberately not judged, and why; it decides nothing. */
    static Finding notJudged(String expected, String why) {
        return new Finding(Level.SHOULD, Outcome.NOT_APPLICABLE, expected, why, List.of(), false, null);
    }

    /** The same as a SHOULD. */
    public Finding asShould() {
        return new Finding(Level.SHOULD, outcome, expected, observed, evidence, timed, missedBy);
    }

    /** The same, where a slow machine may be to blame for a failure. */
    public Finding decidedByTime() {
        return new Finding(level, outcome, expected, observed, evidence, true, missedBy);
    }

    /** The same, where a machine that is slow in comparison to this miss may be to blame for a failure. */
    public Finding decidedByTime(Duration miss) {
        return new Finding(level, outcome, expected, observed, evidence, true, miss);
    }

    /** The same, said otherwise. */
    Finding observing(String what) {
        return new Finding(level, outcome, expected, what, evidence, timed, missedBy);
    }

    Finding undecidedBecause(String why) {
        return new Finding(level, Outcome.INCONCLUSIVE, expected, why, evidence, timed, missedBy);
    }

    boolean is(Level wanted, Outcome which) {
        return level == wanted && outcome == which;
    }
}
