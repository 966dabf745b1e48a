package dev.firedrill.rehearsal;

/** A scenario needs an installed add-on, and the add-on did not acknowledge its install. */
final class NotInstalledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotInstalledException(String tenant) {
        super("the add-on did not acknowledge the install in '" + tenant
                + "', so the rest could not be played; see INS-01");
    }
}
