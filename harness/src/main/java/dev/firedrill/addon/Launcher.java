package dev.firedrill.addon;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Starts one add-on again and again, and removes what outlives its starts. */
interface Launcher extends AutoCloseable {

    /**
     * Starts it.
     *
     * @param births is told of what it is started in, no later than that it runs
     * @throws AddonFailedException when it cannot be started, with what to do about it
     */
    Launched launch(Consumer<? super AddonId> births) throws AddonFailedException;

    /** What kind of thing is started: a command, or a container. */
    String kind();

    /** The command's words, or the image. */
    String name();

    /** The file that takes its output. */
    Path log();

    @Override
    default void close() {}
}
