package dev.firedrill.sample.atlassian;

/** The sender of a request is not who they would have to be. */
public final class TokenRefused extends RuntimeException {

    public TokenRefused(String message) {
        super(message);
    }

    TokenRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
