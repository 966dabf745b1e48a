package dev.firedrill.addon;

import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An add-on that the harness started: the process, its children, and their log. */
public final class AddonProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final int LOG_LINES = 15;

    private final AddonCommand command;
    private final History history;
    private Process process;
    private volatile @Nullable Process stopped;

    private AddonProcess(AddonCommand command, History history) throws AddonFailedException {
        this.command = command;
        this.history = history;
        this.process = launch();
    }

    /**
     * Starts the command.
     *
     * @throws AddonFailedException when there is no such command or directory
     */
    public static AddonProcess start(AddonCommand command, History history) throws AddonFailedException {
        return new AddonProcess(command, history);
    }

    private Process launch() throws AddonFailedException {
        var builder = new ProcessBuilder(Detached.from(command.words(), command.directory()))
                .directory(command.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
        builder.environment().putAll(command.environment());
        try {
            Process started = builder.start();
            started.getOutputStream().close();
            record("started", "pid " + started.pid() + ": " + command);
            var unused = started.onExit().thenAccept(this::noteDeath);
            return started;
        } catch (IOException e) {
            throw new AddonFailedException("The add-on's command could not be started: " + e.getMessage()
                    + ". Check 'addon.command' and 'addon.directory' (" + command.directory() + ").");
        }
    }

    private void noteDeath(Process ended) {
        if (!ended.equals(stopped)) {
            record("died", "exit code " + ended.exitValue());
        }
    }

    /**
     * Waits until the add-on answers.
     *
     * @param within the budget
     * @param probe empty when it is ready, else what is still wrong
     * @throws AddonFailedException when it dies first or does not get ready, with the end of its log
     */
    public void awaitReady(Duration within, Supplier<Optional<String>> probe) throws AddonFailedException {
        try {
            Await.until("the add-on is ready", within, INTERVAL, () -> problem(probe), String::isEmpty);
        } catch (BoundExceeded e) {
            throw new AddonFailedException("The add-on was not ready within " + shown(within) + ": " + e.lastObserved()
                    + ". If it needs longer, raise 'addon.ready-within' or --ready-within. " + logTail());
        }
        if (!alive()) {
            throw new AddonFailedException("The add-on's command '" + command + "' ended with exit code "
                    + process.exitValue() + " before the add-on was ready. " + logTail());
        }
        record("ready", "answers");
    }

    private String problem(Supplier<Optional<String>> probe) {
        return alive() ? probe.get().orElse("") : "";
    }

    private static String shown(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** Whether it runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Stops it and starts it again; the caller awaits readiness. */
    public void restart() throws AddonFailedException {
        close();
        process = launch();
    }

    /** Ends the process and everything that it started: asks first, then kills. */
    @Override
    public void close() {
        boolean ran = process.isAlive();
        if (ran) {
            stopped = process;
        }
        var family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        family.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + GRACE.toNanos();
        family.forEach(member -> awaitEnd(member, deadline));
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        if (ran) {
            record("stopped", "by the harness");
        }
    }

    private static void awaitEnd(ProcessHandle member, long deadline) {
        try {
            member.onExit().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            // It did not end in time: it is killed next.
            return;
        }
    }

    private void record(String state, String detail) {
        history.append("", "", new Fact.AddonChanged(state, detail));
    }

    private String logTail() {
        Path log = command.log();
        try {
            // Whatever its bytes are in, most of it can be read so.
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.isEmpty()
                    ? "It wrote nothing to its output."
                    : "The end of its output (" + log + "):\n"
                            + lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()).stream()
                                    .map(line -> "  " + line)
                                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "Its output could not be read: " + e.getMessage() + ".";
        }
    }
}
