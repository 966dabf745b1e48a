package dev.firedrill.cli;

import dev.firedrill.report.ExitCode;

/** What the user asked for cannot be done as asked; the message says what to change. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    UsageException(String message) {
        this(message, ExitCode.USAGE);
    }

    UsageException(String message, ExitCode exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
