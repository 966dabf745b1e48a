package dev.firedrill.addon;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** The add-on's wall clock, as far as it can be moved: only forwards. Its timers and sleeps take as long as ever. */
public sealed interface AddonClock extends AutoCloseable permits Faketime, ClockEndpoint, AddonClock.None {

    /** The state under which movements are recorded. */
    String STATE = "clock";

    /** The state under which it is recorded that a clock cannot be moved although the team wants it. */
    String STANDS = "clock stands";

    /** Whether it can be moved. */
    boolean movable();

    /**
     * Moves it forward, at once, and records by how much it has been moved in all.
     *
     * @param by how far; whole seconds, rounded up
     * @throws ClockNotMovedException when it cannot be moved, or the add-on would not
     * @throws IllegalArgumentException when that would not be forwards
     */
    void advance(Duration by);

    /** Adds what the add-on's process needs to be told when it is started. */
    default void prepare(Map<String, String> environment) {}

    /** Removes what it needed. */
    @Override
    default void close() {}

    /** A clock that nothing moves. */
    record None() implements AddonClock {

        @Override
        public boolean movable() {
            return false;
        }

        @Override
        public void advance(Duration by) {
            throw new ClockNotMovedException(
                    "The add-on's clock cannot be moved; 'addon.clock' in firedrill.yaml would say how.");
        }
    }

    /**
     * The clock of a command under libfaketime; one that stands, which is recorded, where that is not installed.
     *
     * @param file where to keep how far the clock is moved, for as long as the add-on runs
     */
    static AddonClock faketime(Path file, History history) {
        var library = Faketime.installed();
        if (library.isEmpty()) {
            return stands(Faketime.missing(), history);
        }
        try {
            return Faketime.of(library.get(), file, history);
        } catch (IOException e) {
            return stands("faketime was asked for, and " + file + " cannot be written", history);
        }
    }

    /** A clock that stands though the team wants it moved. */
    static AddonClock stands(String why, History history) {
        history.append("", "", new Fact.AddonChanged(STANDS, why));
        return new None();
    }

    /**
     * The clock of an add-on that moves it itself.
     *
     * @param post sends a JSON body to the declared endpoint
     */
    static AddonClock endpoint(Function<String, Answer> post, History history) {
        return new ClockEndpoint(post, history);
    }
}
