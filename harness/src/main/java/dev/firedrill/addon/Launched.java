package dev.firedrill.addon;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One start of the add-on: its process, and all that this has started since, or its container. */
sealed interface Launched permits Guarded, Unguarded, Contained {

    /** Starts a command, under a guardian where there can be one. */
    static Launched from(AddonCommand command) throws IOException {
        return Guarded.possible(command) ? Guarded.launch(command) : Unguarded.launch(command);
    }

    /** The add-on's own process, or container. */
    AddonId id();

    /** Whether the system says that the add-on's own process is gone, which it may before the exit code is here. */
    boolean gone();

    /** The exit code, once the add-on's own process has ended. */
    CompletableFuture<Integer> exit();

    /**
     * Ends the process and all that it started, and returns when nothing of them is left.
     *
     * @param grace how long they have got, from when they are asked to end; zero to kill them at once
     */
    void end(Duration grace);
}
