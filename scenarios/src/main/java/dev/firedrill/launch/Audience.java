package dev.firedrill.launch;

import dev.firedrill.rehearsal.RunListener;

/** Who watches a run, besides hearing of its progress. */
public interface Audience extends RunListener, AutoCloseable {

    /** The user wants it to end, and should know that it does. */
    default void stopping() {}

    /** It is over: what follows is said by others. */
    default void quiet() {}

    /** It was stopped before there was anything to report. */
    default void cameToNothing() {}

    /** What was found cannot be written, and why. */
    default void unwritable(String message) {}

    @Override
    default void close() {}
}
