package dev.firedrill.launch;

import dev.firedrill.report.ExitCode;

/** What the user asked for cannot be done as asked; the message says what to change. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /** Bad usage. */
    public UsageException(String message) {
        this(message, ExitCode.USAGE);
    }

    /** The same with an exit code of its own. */
    public UsageException(String message, ExitCode exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the process returns. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
