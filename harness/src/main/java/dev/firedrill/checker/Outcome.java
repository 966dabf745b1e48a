package dev.firedrill.checker;

/** The four outcomes of a scenario. Inconclusive is never shown as passed. */
public enum Outcome {
    /** Everything required was seen to hold. */
    PASSED,
    /** Something required was seen not to hold. */
    FAILED,
    /** Applicable but undecided; the reason is given. */
    INCONCLUSIVE,
    /** Decided from descriptor and configuration alone that it does not concern this add-on. */
    NOT_APPLICABLE
}
