package dev.firedrill.host;

import java.nio.file.Path;

/** A team's mapping file cannot be used; the message names the file, the field and the reason. */
public final class MappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private MappingException(String message, Throwable cause) {
        super(message, cause);
    }

    private MappingException(String message) {
        super(message);
    }

    static MappingException unreadable(Path file, Throwable cause) {
        return new MappingException(
                "The mapping file '" + file + "' could not be read: " + cause.getMessage() + ".", cause);
    }

    static MappingException notAMapping(Path file, String why) {
        return new MappingException("The mapping file '" + file + "' is not a WireMock stub mapping: " + why + ".");
    }

    static MappingException refused(Path file, String field, String why) {
        return new MappingException("The mapping file '" + file + "' uses '" + field + "': " + why + ".");
    }
}
