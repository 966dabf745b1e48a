package dev.firedrill.cli;

import dev.firedrill.launch.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Firedrill, running. */
final class FiredrillProcess implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;
    private final Path err;

    private FiredrillProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a command said, and how it ended. */
    record Ended(int code, String out, String err) {}

    /**
     * Starts it in the awkward zone and locale of all our tests.
     *
     * @param folder where it runs
     * @param temporary its folder for temporary files
     * @param environment beside this process's own; without what a CI says of itself
     */
    static FiredrillProcess start(Path folder, Path temporary, Map<String, String> environment, List<String> words)
            throws IOException {
        Path out = Files.createTempFile(temporary.getParent(), "said", ".out");
        Path err = Files.createTempFile(temporary.getParent(), "said", ".err");
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        List.of("CI", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY")
                .forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        return new FiredrillProcess(builder.start(), out, err);
    }

    /** A line for the shell that runs what is pasted there, in which {@code firedrill} is this one. */
    static List<String> pasted(Path temporary, String line) {
        String own = command(temporary, List.of()).stream().map(Shell::quoted).collect(Collectors.joining(" "));
        return List.of("/bin/sh", "-c", "firedrill() { " + own + " \"$@\"; }; " + line);
    }

    /** The words that start it. */
    static List<String> command(Path temporary, List<String> words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Duser.timezone=Australia/Sydney",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(words);
        return command;
    }

    /** Waits for the end. */
    Ended ended() {
        return ended(LONGEST);
    }

    /** Waits for the end of what takes longer than most. */
    Ended ended(Duration longest) {
        try {
            if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "It did not end within " + longest.toSeconds() + " s; it said:\n" + said() + "\n" + progress());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("This test was interrupted", e);
        }
        return new Ended(process.exitValue(), said(), progress());
    }

    /** Results so far. */
    String said() {
        return read(out);
    }

    /** Progress and errors so far. */
    String progress() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a signal by its name: INT is what Ctrl-C sends. */
    void signal(String name) throws IOException, InterruptedException {
        int unused = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Sends a signal to it and to whatever is in its group, as a terminal does on Ctrl-C. */
    void signalGroup(String name) throws IOException, InterruptedException {
        int unused = new ProcessBuilder("kill", "-" + name, "--", "-" + process.pid())
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
