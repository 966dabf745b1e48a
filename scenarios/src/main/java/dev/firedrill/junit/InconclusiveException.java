package dev.firedrill.junit;

/** A scenario stayed undecided; the message says why. No assertion failed, but nothing has passed either. */
final class InconclusiveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InconclusiveException(String message) {
        super(message, null, false, false);
    }
}
