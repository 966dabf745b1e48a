package dev.firedrill.addon;

import dev.firedrill.time.DaemonThreads;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An add-on under a guardian, a small shell script that ends it when this process is gone, even when it was killed. It
 * is also beyond the reach of a terminal's Ctrl-C, which goes to everything in the foreground: an add-on that ends at
 * once hears of no uninstall. The guardian needs {@code setsid} and {@code /proc}, which Linux has.
 */
final class Guarded implements Launched {

    private static final String SCRIPT = script();
    private static final Path SHELL = Path.of("/bin/sh");
    private static final String PRELOAD = "LD_PRELOAD";
    private static final int UNKNOWN = -1;

    /** What the guardian takes, beyond the grace, to kill and to see that nothing is left. */
    private static final Duration KILLING = Duration.ofSeconds(4);

    private final Process guardian;
    private final ProcessId id;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private Guarded(Process guardian, ProcessId id) {
        this.guardian = guardian;
        this.id = id;
    }

    /** Whether there can be a guardian, and there is something to be run: of that, the system itself complains better. */
    static boolean possible(AddonCommand command) {
        return Files.isReadable(Path.of("/proc/self/stat"))
                && Files.isExecutable(SHELL)
                && onPath("setsid").isPresent()
                && found(command);
    }

    private static boolean found(AddonCommand command) {
        String program = command.words().get(0);
        return program.contains(File.separator)
                ? Files.isExecutable(command.directory().resolve(program))
                : onPath(program).isPresent();
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Guarded launch(AddonCommand command) throws IOException {
        String setsid = onPath("setsid").orElseThrow().toString();
        List<String> words =
                new ArrayList<>(List.of(setsid, SHELL.toString(), "-c", SCRIPT, "firedrill-guardian", setsid));
        words.addAll(command.words());
        var builder = command.builder(words);
        // It is the add-on that wants these libraries, not the guardian's tools.
        Optional.ofNullable(command.environment().get(PRELOAD))
                .ifPresent(libraries -> builder.environment().put("FIREDRILL_PRELOAD", libraries));
        builder.environment().remove(PRELOAD);
        Process guardian = builder.start();
        BufferedReader answers = guardian.errorReader(StandardCharsets.UTF_8);
        var guarded = new Guarded(guardian, ProcessId.of(number(answers, guardian)));
        DaemonThreads.named("firedrill-guardian")
                .newThread(() -> guarded.awaitExit(answers))
                .start();
        return guarded;
    }

    private static long number(BufferedReader answers, Process guardian) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            guardian.destroyForcibly();
            throw new IOException("the shell that was to guard it ended at once");
        }
        return Long.parseLong(line);
    }

    private void awaitExit(BufferedReader answers) {
        exit.complete(code(answers));
        try {
            // Nobody has ordered the guardian to do anything, unless the end was ours; now it may look for what is
            // left.
            guardian.getOutputStream().close();
        } catch (IOException e) {
            // It has gone already.
            return;
        }
    }

    private static int code(BufferedReader answers) {
        try {
            String line = answers.readLine();
            return line == null ? UNKNOWN : Integer.parseInt(line);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    @Override
    public ProcessId id() {
        return id;
    }

    /** One that is a zombie has closed everything that it had, and waits for the guardian alone. */
    @Override
    public boolean gone() {
        try {
            String stat =
                    Files.readString(Path.of("/proc", String.valueOf(id.pid()), "stat"), StandardCharsets.ISO_8859_1);
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state == 'Z' || state == 'X';
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public CompletableFuture<Integer> exit() {
        return exit;
    }

    @Override
    public void end(Duration grace) {
        order(grace);
        if (!Patience.await(guardian.onExit(), grace.plus(KILLING))) {
            guardian.destroyForcibly();
        }
        // It says the exit code before it ends itself.
        boolean unused = Patience.await(exit, KILLING);
    }

    private void order(Duration grace) {
        try {
            OutputStream orders = guardian.getOutputStream();
            orders.write((grace.toMillis() / 100 + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException e) {
            // The add-on has ended already, and its guardian is done, or is going to be.
            return;
        }
    }

    private static String script() {
        try (InputStream script = Guarded.class.getResourceAsStream("guardian.sh")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
