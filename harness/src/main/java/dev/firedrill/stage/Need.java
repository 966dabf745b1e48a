package dev.firedrill.stage;

/** What a scenario needs of an add-on in order to decide anything, or to decide more. */
public enum Need {
    /** A page or backend call that tells a good token from garbage. */
    ACCESS,
    /** Something users do that makes the add-on call the host. */
    HOST_CALLS,
    /** Texts that users store in it and read. */
    TEXTS,
    /** Webhooks whose effect can be read. */
    EFFECTS
}
