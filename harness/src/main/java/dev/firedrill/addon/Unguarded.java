package dev.firedrill.addon;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** An add-on as a child of this process. It outlives a Firedrill that is killed; the next run finds a note of it. */
final class Unguarded implements Launched {

    private final Process process;
    private final ProcessId id;

    private Unguarded(Process process) {
        this.process = process;
        this.id = ProcessId.of(process.toHandle());
    }

    static Unguarded launch(AddonCommand command) throws IOException {
        Process process =
                command.builder(command.words()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new Unguarded(process);
    }

    @Override
    public ProcessId id() {
        return id;
    }

    @Override
    public boolean gone() {
        return !process.isAlive();
    }

    @Override
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public void end(Duration grace) {
        Family.of(process.toHandle()).end(grace);
    }
}
