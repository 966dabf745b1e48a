package dev.firedrill.stage;

/** What a scenario needs of an add-on in order to decide anything. */
public enum Need {
    /** A page or backend call that tells a good token from garbage. */
    ACCESS,
    /** Something users do that makes the add-on call the host. */
    HOST_CALLS
}
