package dev.firedrill.rehearsal;

import dev.firedrill.checker.Judgement;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Header;
import java.time.Duration;
import java.util.List;

/** Hears of a run's progress, from several threads. */
public interface RunListener {

    /** A phase of the run began: "starting the add-on", "preflight" … */
    default void phase(String name) {}

    /** Something that was done beside what the user asked for. */
    default void notice(String message) {}

    /** Something that the user should know, whatever the scenarios give. */
    default void warning(String message) {}

    /** Preflight is over; the history so far says what it found. */
    default void preflightDone(Header header, List<Entry> history) {}

    /** Something was recorded. It is told in the thread that records, amid its work: take it and go. */
    default void recorded(Entry entry) {}

    /** A scenario began. */
    default void started(String id, boolean alone) {}

    /** A scenario ended with this judgement; a failure is still to be confirmed alone unless {@code last}. */
    default void finished(Judgement judgement, Duration took, boolean last) {}
}
