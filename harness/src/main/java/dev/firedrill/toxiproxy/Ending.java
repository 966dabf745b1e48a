package dev.firedrill.toxiproxy;

import org.jspecify.annotations.Nullable;

/** How a direction ends, after its last byte. */
enum Ending {
    /** The sender has nothing more to say; it may still listen. */
    FIN,
    /** The sender's connection broke. */
    RESET,
    /** A toxic ends the connection, in both directions. */
    CLOSE;

    /** Whether it is news after another ending. Who ended in peace may still go away without listening. */
    boolean follows(@Nullable Ending before) {
        return before == null || (before == FIN && this != FIN);
    }
}
