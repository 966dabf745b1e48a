package dev.firedrill.network;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The Toxiproxy server that was asked for cannot be had, or cannot make links. */
final class ToxiproxyUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    ToxiproxyUnavailableException(String message) {
        super(message);
    }

    ToxiproxyUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
