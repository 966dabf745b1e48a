package dev.firedrill.stage;

/** What a tenant has paid for. */
public enum Licence {
    /** The add-on is licensed. */
    ACTIVE,
    /** It never was, or no longer is. */
    NONE
}
