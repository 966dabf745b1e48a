package dev.firedrill.connect;

/**
 * Something wrong with a descriptor.
 *
 * @param severity whether a host refuses to install the add-on for it
 * @param pointer where, as a JSON pointer; empty for the document itself
 * @param message a sentence that names the offending value and what to change
 */
public record DescriptorProblem(Severity severity, String pointer, String message) {
    /** How bad a problem is. */
    public enum Severity {
        /** A host refuses the install before it calls the add-on. */
        ERROR,
        /** The add-on installs, and this bites later. */
        WARNING
    }

    @Override
    public String toString() {
        return severity + " at '" + pointer + "': " + message;
    }
}
