package dev.firedrill.addon;

/** The add-on's clock could not be moved, and is as it was. */
public final class ClockNotMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    ClockNotMovedException(String message) {
        super(message);
    }
}
