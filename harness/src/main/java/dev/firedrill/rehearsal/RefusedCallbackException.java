package dev.firedrill.rehearsal;

/** A scenario rests on a change that the add-on did not acknowledge; there is nothing more to play. */
final class RefusedCallbackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedCallbackException(String change, String tenant) {
        super("the add-on did not acknowledge the " + change + " of '" + tenant + "', so the rest could not be played");
    }
}
