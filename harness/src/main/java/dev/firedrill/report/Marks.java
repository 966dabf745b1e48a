package dev.firedrill.report;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Outcome;
import dev.firedrill.report.pages.Page.Mark;

/** Outcomes as the page marks them. */
final class Marks {

    /** What a failure bears that the team accepts, in place of its outcome. */
    static final String KNOWN = "KNOWN";

    /** What a passed scenario bears that warns. */
    static final String WARNED = "WARNED";

    private Marks() {}

    static Mark known() {
        return new Mark("info", Look.symbol(Outcome.FAILED), "failed as known");
    }

    static Mark warned() {
        return new Mark("info", "!", "passed with warnings");
    }

    static Mark of(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> new Mark("ok", Look.symbol(outcome), "passed");
            case FAILED -> new Mark("fail", Look.symbol(outcome), "failed");
            case INCONCLUSIVE -> new Mark("info", Look.symbol(outcome), "inconclusive");
            case NOT_APPLICABLE -> new Mark("quiet", Look.symbol(outcome), "not applicable");
        };
    }

    /** A failed SHOULD is a warning unless the run is strict. */
    static Mark of(Finding finding, boolean strict) {
        boolean warning = finding.outcome() == Outcome.FAILED && finding.level() == Level.SHOULD && !strict;
        return warning ? warning() : of(finding.outcome());
    }

    static Mark warning() {
        return new Mark("info", "!", "warning");
    }
}
