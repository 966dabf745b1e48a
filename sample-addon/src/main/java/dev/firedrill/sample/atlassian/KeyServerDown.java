package dev.firedrill.sample.atlassian;

/** Whether a callback is genuine cannot be told at the moment; whoever sent it may try again. */
public final class KeyServerDown extends RuntimeException {

    KeyServerDown(String message) {
        super(message);
    }

    KeyServerDown(String message, Throwable cause) {
        super(message, cause);
    }
}
