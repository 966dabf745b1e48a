package dev.firedrill.addon;

import dev.firedrill.docker.DockerProbe;
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
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An add-on that the harness starts: the process and all that it starts itself, or the container, and the log. Each end
 * is recorded once, as what came first: it died, was killed, or was stopped.
 */
public final class AddonProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    /** In which what the system knows of an end is known here, on a machine that has much else to do. */
    private static final Duration NEWS = Duration.ofSeconds(5);

    private static final int LOG_LINES = 15;

    /** So many lines are told of a death. */
    private static final int LAST_WORDS = 5;

    private final Launcher launcher;
    private final Readiness readiness;
    private final Consumer<? super AddonId> births;
    private final History history;
    private volatile Life life;
    private boolean closed;

    private AddonProcess(Launcher launcher, Readiness readiness, Consumer<? super AddonId> births, History history)
            throws AddonFailedException {
        this.launcher = launcher;
        this.readiness = readiness;
        this.births = births;
        this.history = history;
        this.life = launch();
    }

    /**
     * Starts the command; {@link #awaitReady()} is the next thing to do.
     *
     * @param births is told of each process in which the add-on is started, now and later
     * @throws AddonFailedException when there is no such command or directory
     */
    public static AddonProcess start(
            AddonCommand command, Readiness readiness, Consumer<? super AddonId> births, History history)
            throws AddonFailedException {
        return start(new CommandLauncher(command), readiness, births, history);
    }

    /**
     * Makes a container of an image and starts it. It is stopped, killed and started again as the same one, so that what
     * the add-on has written is there again; closing removes it.
     *
     * @param births is told of the container before it runs
     * @throws AddonFailedException when there is no such image, Docker cannot start it, or Testcontainers is not there
     */
    public static AddonProcess start(
            AddonImage image, Readiness readiness, Consumer<? super AddonId> births, History history)
            throws AddonFailedException {
        try {
            return start(ImageLauncher.of(image, DockerProbe.ofThisMachine()), readiness, births, history);
        } catch (NoClassDefFoundError e) {
            throw new AddonFailedException("'addon.image' needs Testcontainers, and it is not on the class path: add"
                    + " org.testcontainers:testcontainers, version 2.0.5 or newer, to the dependencies of the test.");
        }
    }

    private static AddonProcess start(
            Launcher launcher, Readiness readiness, Consumer<? super AddonId> births, History history)
            throws AddonFailedException {
        try {
            return new AddonProcess(launcher, readiness, births, history);
        } catch (AddonFailedException | RuntimeException e) {
            launcher.close();
            throw e;
        }
    }

    /** One start and, in the end, how it ended. */
    private final class Life {

        private final Launched launched;
        private final Future<?> recorded;
        private String end = "";

        Life(Launched launched) {
            this.launched = launched;
            this.recorded = launched.exit().thenAccept(code -> ends(Fact.AddonChanged.DIED, "exit code " + code));
        }

        /** Whether it runs. What it no longer answers must not be told of it before its end is. */
        boolean goesOn() {
            if (launched.gone()) {
                boolean unused = Patience.await(recorded, NEWS);
            }
            return end().isEmpty();
        }

        /** Whether this is how it ended; what has ended before does not end again. */
        synchronized boolean ends(String state, String detail) {
            if (!end.isEmpty()) {
                return false;
            }
            record(state, detail, state.equals(Fact.AddonChanged.DIED) ? lastWords() : List.of());
            end = state.equals(Fact.AddonChanged.DIED) ? "ended with " + detail : "was " + state + " " + detail;
            return true;
        }

        synchronized String end() {
            return end;
        }
    }

    private Life launch() throws AddonFailedException {
        Launched launched = launcher.launch(births);
        record("started", launched.id().describe() + ": " + launcher.name());
        return new Life(launched);
    }

    /**
     * Waits until the add-on answers.
     *
     * @throws AddonFailedException when it ends first or does not get ready in time, with the end of its log
     */
    public void awaitReady() throws AddonFailedException {
        try {
            Await.until("the add-on is ready", readiness.within(), INTERVAL, this::problem, String::isEmpty);
        } catch (BoundExceeded e) {
            throw new AddonFailedException("The add-on was not ready within " + shown(readiness.within()) + ": "
                    + e.lastObserved()
                    + ". If it needs longer, raise 'addon.ready-within' or --ready-within. " + logTail());
        }
        if (!alive()) {
            throw new AddonFailedException("The add-on's " + launcher.kind() + " '" + launcher.name() + "' "
                    + life.end() + " before the add-on was ready. " + logTail());
        }
        record("ready", "answers");
    }

    private String problem() {
        return alive() ? readiness.probe().get().orElse("") : "";
    }

    private static String shown(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** Whether it runs; once it does not, the history says why. */
    public boolean alive() {
        return life.goesOn();
    }

    /** How its process ended; empty while that runs. */
    public String end() {
        return life.goesOn() ? "" : life.end();
    }

    /** Stops it and starts it again; the caller awaits readiness. */
    public synchronized void restart() throws AddonFailedException {
        stop();
        relaunch();
    }

    /**
     * Kills it as a power cut would, with everything that it has started, and returns when nothing of it is left: its
     * port is free. One that has ended already stays as it is.
     */
    public synchronized void kill() {
        // Recorded before it is done: what the add-on does not answer from now on is no fault of its own.
        life.ends("killed", "by the harness, with all that it had started");
        life.launched.end(Duration.ZERO);
    }

    /**
     * Starts it again after its end, whatever that was, and waits until it is ready.
     *
     * @throws AddonFailedException as {@link #awaitReady()} does
     * @throws IllegalStateException when it runs
     */
    public void start() throws AddonFailedException {
        startAgain();
        awaitReady();
    }

    private synchronized void startAgain() throws AddonFailedException {
        if (alive()) {
            throw new IllegalStateException("The add-on runs already");
        }
        life.launched.end(Duration.ZERO);
        relaunch();
    }

    private void relaunch() throws AddonFailedException {
        if (closed) {
            throw new AddonFailedException("The run is over, and the add-on is not started again.");
        }
        life = launch();
    }

    /**
     * Ends the process and everything that it started: asks first, then kills. It is not started again, and nothing of a
     * container is left.
     */
    @Override
    public synchronized void close() {
        closed = true;
        stop();
        launcher.close();
    }

    private void stop() {
        life.ends("stopped", "by the harness");
        life.launched.end(GRACE);
    }

    private void record(String state, String detail) {
        record(state, detail, List.of());
    }

    private void record(String state, String detail, List<String> output) {
        history.append("", "", new Fact.AddonChanged(state, detail, output));
    }

    /** The last that it wrote: a few lines, none when they cannot be read. */
    public List<String> lastWords() {
        return lastLines(LAST_WORDS);
    }

    private List<String> lastLines(int most) {
        try {
            return lastLines(launcher.log(), most);
        } catch (IOException e) {
            // What cannot be read is missed in the report, and nowhere else.
            return List.of();
        }
    }

    /** Whatever its bytes are in, most of it can be read so. */
    private static List<String> lastLines(Path log, int most) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    private String logTail() {
        Path log = launcher.log();
        try {
            List<String> lines = lastLines(log, LOG_LINES);
            return lines.isEmpty()
                    ? "It wrote nothing to its output."
                    : "The end of its output (" + log + "):\n"
                            + lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "Its output could not be read: " + e.getMessage() + ".";
        }
    }
}
