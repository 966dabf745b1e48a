package dev.firedrill.rehearsal;

/** The add-on is not on this machine, and nobody vouched for it: a harness must never attack production. */
public final class UnsafeTargetException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsafeTargetException(String message) {
        super(message);
    }
}
