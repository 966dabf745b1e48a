package dev.firedrill.fault;

/** Whose fault an injected fault is. An add-on is never blamed for what is not its own. */
public enum Attribution {
    /** The simulated host misbehaves. */
    HOST,
    /** The path between host and add-on misbehaves. */
    NETWORK,
    /** The add-on's own side was disturbed, as by a kill. */
    ADD_ON,
    /** An announced disturbance, as in a maintenance window. */
    PLANNED
}
