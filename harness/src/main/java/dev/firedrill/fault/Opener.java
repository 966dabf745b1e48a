package dev.firedrill.fault;

/** Who opens the connections between host and add-on. They are different ways, and each is disturbed by itself. */
public enum Opener {
    /** The add-on, to call an instance. */
    ADD_ON,
    /** The host for an instance: callbacks, webhooks, and what its users ask of the add-on. */
    HOST
}
