package dev.firedrill.report;

import dev.firedrill.checker.Outcome;
import java.util.List;

/** How a command ends, for scripts. These numbers are public and stay. */
public enum ExitCode {
    /** Everything selected passed or does not concern the add-on. */
    OK(0),
    /** Something failed. */
    FAILED(1),
    /** Nothing failed, but something stayed undecided. */
    INCONCLUSIVE(2),
    /** The selection matched no scenario: a mistyped id must not look like success. */
    NOTHING_SELECTED(3),
    /** The command line or the configuration is wrong. */
    USAGE(64),
    /** The add-on did not become ready or could not be reached. */
    ADDON_UNAVAILABLE(69),
    /** Firedrill itself failed. */
    INTERNAL(70),
    /** Stopped by the user; what was injected is healed and what is known is reported. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process returns. */
    public int code() {
        return code;
    }

    /** What a run returns; a failure that the team accepts is none. */
    public static ExitCode of(RunResult result) {
        if (result.judgements().isEmpty()) {
            return NOTHING_SELECTED;
        }
        if (result.judged().stream().anyMatch(Judged::fails)) {
            return FAILED;
        }
        return result.judged().stream().anyMatch(j -> j.outcome() == Outcome.INCONCLUSIVE) ? INCONCLUSIVE : OK;
    }

    /**
     * What a replay returns: {@link #FAILED} when something did not come out as it did then, and else
     * {@link #INCONCLUSIVE} when Firedrill decided otherwise, so that an equal outcome proves little.
     */
    public static ExitCode ofReplay(List<Replayed> replayed) {
        if (replayed.isEmpty()) {
            return NOTHING_SELECTED;
        }
        if (replayed.stream().anyMatch(r -> r.reproduced() < r.again().size())) {
            return FAILED;
        }
        return replayed.stream().anyMatch(r -> r.decidedAlike() < r.again().size()) ? INCONCLUSIVE : OK;
    }
}
