package dev.firedrill.addon;

/** The add-on cannot be tested: it does not start, does not get ready, or cannot be reached. */
public final class AddonFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what happened and what to do about it. */
    public AddonFailedException(String message) {
        super(message);
    }
}
