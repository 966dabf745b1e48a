package dev.firedrill.matrix;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An outcome as the committed tables write it. */
enum Verdict {
    PASS(Outcome.PASSED),
    FAIL(Outcome.FAILED),
    /** Inconclusive. */
    OPEN(Outcome.INCONCLUSIVE),
    /** Does not concern the add-on. */
    NA(Outcome.NOT_APPLICABLE);

    private static final String TOO_SLOW = "this machine was too slow";

    private final Outcome outcome;

    Verdict(Outcome outcome) {
        this.outcome = outcome;
    }

    static Verdict parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Verdict of(Judgement judgement) {
        return Stream.of(values())
                .filter(v -> v.outcome == judgement.outcome())
                .findFirst()
                .orElseThrow();
    }

    /** Whether the machine, and nothing else, kept it from being decided. */
    static boolean leftOpenByMachine(Judgement judgement) {
        return judgement.outcome() == Outcome.INCONCLUSIVE
                && judgement.decisive().stream().anyMatch(f -> f.observed().contains(TOO_SLOW));
    }

    /**
     * Whether it may be another one without other runs on this machine: it was not decided, or a warning was not. What
     * passed beside other scenarios, or failed alone too, stays.
     */
    static boolean leftOpenByCompany(Judgement judgement) {
        return judgement.outcome() == Outcome.INCONCLUSIVE
                || (judgement.outcome() == Outcome.PASSED && wasTooSlow(judgement));
    }

    private static boolean wasTooSlow(Judgement judgement) {
        return judgement.findings().stream().anyMatch(f -> f.observed().contains(TOO_SLOW));
    }

    /**
     * Whether it is this machine's doing that it was not decided.
     *
     * @param stretch how busy the machine was, as {@link MachineLoad} says it
     */
    static boolean leftOpenByMachine(Judgement judgement, double stretch) {
        return leftOpenByCompany(judgement)
                && (wasTooSlow(judgement)
                        || (judgement.outcome() == Outcome.INCONCLUSIVE && stretch > MachineLoad.BUSY));
    }

    /** What was found, for people who did not expect it. */
    static String explain(Judgement judgement) {
        return judgement.id() + " " + of(judgement) + judgement.notes() + ":"
                + judgement.findings().stream().map(Verdict::line).collect(Collectors.joining());
    }

    private static String line(Finding finding) {
        return "\n    " + finding.level() + " " + finding.outcome() + ": " + finding.expected() + " -- "
                + finding.observed();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
