package dev.firedrill.launch.config;

/** The configuration is wrong. The message is for the user: file, line, column, what is wrong, what would be right. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigException(String message) {
        super(message);
    }
}
