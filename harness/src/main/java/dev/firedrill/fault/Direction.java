package dev.firedrill.fault;

/** In which direction bytes travel between the host and the add-on, whoever opened the connection. */
public enum Direction {
    /** What the add-on sends. */
    TO_HOST("to the host"),
    /** What the host sends. */
    TO_ADD_ON("to the add-on");

    private final String phrase;

    Direction(String phrase) {
        this.phrase = phrase;
    }

    /** As a phrase for people. */
    public String describe() {
        return phrase;
    }
}
