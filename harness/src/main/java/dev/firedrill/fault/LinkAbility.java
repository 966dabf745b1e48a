package dev.firedrill.fault;

/**
 * What a link must be capable of so that a fault reaches the add-on as it is meant. Who makes the links may lack some:
 * what a fault needs and is not there makes no verdict.
 */
public enum LinkAbility {
    /** A connection that one side resets is reset for the other side, and one that is to be reset is. */
    RESETS("hand on resets of connections"),
    /** What is left to chance depends on the seed alone, and is drawn once for each connection. */
    SEEDED_CHANCE("draw by the run's seed which connections suffer, and how much"),
    /** A connection whose bytes are swallowed is closed when its time is over, also one that is used. */
    DEADLINES("close a connection in time while it is used");

    private final String phrase;

    LinkAbility(String phrase) {
        this.phrase = phrase;
    }

    /** What the link does, as the end of the sentence "It can …". */
    public String phrase() {
        return phrase;
    }
}
