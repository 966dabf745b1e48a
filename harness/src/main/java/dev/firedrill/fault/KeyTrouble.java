package dev.firedrill.fault;

/** What becomes of a request for an install key. */
public enum KeyTrouble {
    /** The connection is reset. */
    RESET("resets connections"),
    /** 404 with an HTML page. */
    MISSING("answers 404"),
    /** The request is accepted and not answered. */
    SILENT("does not answer");

    private final String phrase;

    KeyTrouble(String phrase) {
        this.phrase = phrase;
    }

    /** What it does, as a phrase for people. */
    public String phrase() {
        return phrase;
    }
}
