package dev.firedrill.checker;

/** How much a requirement binds. */
public enum Level {
    /** Failing it fails the scenario. */
    MUST,
    /** Failing it is a warning, unless the run is strict. */
    SHOULD
}
