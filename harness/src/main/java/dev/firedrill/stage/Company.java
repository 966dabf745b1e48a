package dev.firedrill.stage;

/** Beside whom a scenario can be played. */
public enum Company {
    /** Beside all others, each on tenants of its own. */
    OTHERS,
    /** Alone and last, because it disturbs the add-on as a whole. */
    NOBODY
}
