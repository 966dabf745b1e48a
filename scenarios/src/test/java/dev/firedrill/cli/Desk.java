package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.addon.ProcessId;
import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.network.FreePorts;
import dev.firedrill.time.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where somebody works with the command: a folder, ports, and add-ons. After each test it requires that nothing was
 * left: no process, no occupied port, no temporary file, no tenant to clean up.
 */
final class Desk implements BeforeEachCallback, AfterEachCallback {

    /**
     * What a run of one scenario installs at least: preflight's first tenant, a group of eight, the control, and the
     * scenario's own. Two groups more follow where every install of the one before was acknowledged in time.
     */
    static final int FEWEST_TENANTS = 11;

    private static final Duration DYING = Duration.ofSeconds(5);
    private static final Duration STARTING = Duration.ofSeconds(30);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private @Nullable Path top;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        top = Files.createTempDirectory("firedrill-desk");
        Files.createDirectories(folder());
        Files.createDirectories(temporary());
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        try {
            for (AutoCloseable closeable : open) {
                closeable.close();
            }
            requireThatNothingIsLeft();
        } finally {
            processes().forEach(ProcessHandle::destroyForcibly);
            delete(top());
            open.clear();
            ports.clear();
        }
    }

    private Path top() {
        return Objects.requireNonNull(top);
    }

    /** Where commands are run. */
    Path folder() {
        return top().resolve("work");
    }

    Path temporary() {
        return top().resolve("tmp");
    }

    Path write(String name, String text) throws IOException {
        Path file = folder().resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    /** Runs a command to its end. */
    Ended run(String... words) throws IOException {
        return start(words).ended();
    }

    Ended run(Map<String, String> environment, String... words) throws IOException {
        return start(environment, FiredrillProcess.command(temporary(), List.of(words)))
                .ended();
    }

    FiredrillProcess start(String... words) throws IOException {
        return start(Map.of(), FiredrillProcess.command(temporary(), List.of(words)));
    }

    /** Starts a command that leads a group of processes, as a terminal starts it. */
    FiredrillProcess startGroup(String... words) throws IOException {
        var command = new ArrayList<>(List.of("setsid"));
        command.addAll(FiredrillProcess.command(temporary(), List.of(words)));
        return start(Map.of(), command);
    }

    private FiredrillProcess start(Map<String, String> environment, List<String> command) throws IOException {
        return keep(FiredrillProcess.start(folder(), temporary(), environment, command));
    }

    /** Runs a line that a report says, as a shell does in which {@code firedrill} is this one. */
    Ended paste(String line) throws IOException {
        return start(Map.of(), FiredrillProcess.pasted(temporary(), line)).ended();
    }

    /** Closes this before it looks for what was left. */
    <T extends AutoCloseable> T keep(T closeable) {
        open.add(closeable);
        return closeable;
    }

    /** An add-on in this process, on a port of its own. */
    TinyAddon addon(TinyAddon.Trait... traits) throws IOException {
        return keep(TinyAddon.start(freePort(), null, traits));
    }

    /** The command that starts such an add-on. It says where we work, so that nobody mistakes its process. */
    List<String> addonCommand(TinyAddon.Trait... traits) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Ddesk=" + top(),
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                TinyAddon.class.getName()));
        Arrays.stream(traits).map(Enum::name).forEach(command::add);
        return command;
    }

    /** An add-on's process that nobody starts but we. */
    Process addonProcess(int port, TinyAddon.Trait... traits) throws IOException {
        var builder = new ProcessBuilder(addonCommand(traits))
                .directory(folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder().resolve("process.log").toFile());
        builder.environment().put("PORT", String.valueOf(port));
        Process process = builder.start();
        keep(process::destroyForcibly);
        Await.until("it listens", STARTING, () -> listens(port), listening -> listening);
        return process;
    }

    private static boolean listens(int port) {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static String url(int port) {
        return "http://localhost:" + port + "/atlassian-connect.json";
    }

    /** Waits until an add-on that the only run started says something. */
    Path awaitLog(String saying) {
        return Await.until(
                "the add-on says " + saying,
                STARTING,
                () -> {
                    try {
                        return runDirectory().resolve("addon.log");
                    } catch (IOException | AssertionError e) {
                        return folder();
                    }
                },
                log -> Files.isRegularFile(log) && read(log).contains(saying));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * A note as a run leaves it that is killed.
     *
     * @param firedrill the process that played it
     * @param lines about what it left
     */
    Path note(String url, int keyPort, ProcessId firedrill, String... lines) throws IOException {
        String run = "{\"descriptor\":\"%s\",\"keyServerPort\":%s,\"firedrill\":%s}%n"
                .formatted(url, keyPort, json(firedrill));
        return write(
                "firedrill-report/left-behind/one.left-behind",
                run + Stream.of(lines).map(line -> line + "\n").collect(Collectors.joining()));
    }

    static String json(ProcessId process) {
        return "{\"pid\":%s,\"started\":%s}".formatted(process.pid(), process.started());
    }

    /** A port that nobody listens on; it must be free again when the test is over. */
    int freePort() {
        int port = FreePorts.next();
        ports.add(port);
        return port;
    }

    /** The folder of the only run. */
    Path runDirectory() throws IOException {
        Path folder = folder().resolve("firedrill-report/runs");
        assertThat(folder).as(this::said).isDirectory();
        try (Stream<Path> runs = Files.list(folder)) {
            List<Path> all = runs.toList();
            assertThat(all).as(this::said).hasSize(1);
            return all.get(0);
        }
    }

    /** What every command said: where a run left nothing, this tells why. */
    private String said() {
        return open.stream()
                .filter(FiredrillProcess.class::isInstance)
                .map(FiredrillProcess.class::cast)
                .map(command -> command.said() + command.progress())
                .collect(Collectors.joining("\n"));
    }

    /** A run of INS-01 that passed, for who wants to read one. */
    Path storedRun() throws IOException {
        return StoredRun.copyTo(folder().resolve("firedrill-report"));
    }

    /** The folder of the newest of several runs. */
    Path latestRun() throws IOException {
        Path reports = folder().resolve("firedrill-report");
        return reports.resolve(Files.readString(reports.resolve("latest")).strip());
    }

    /** The notes of tenants that may still be installed. */
    List<Path> leftBehind() throws IOException {
        Path folder = folder().resolve("firedrill-report/left-behind");
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> notes = Files.list(folder)) {
            return notes.toList();
        }
    }

    /** Nobody can clean up after having been killed. */
    void sweepTemporary() throws IOException {
        try (Stream<Path> all = Files.walk(temporary())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(temporary())) {
                    Files.delete(path);
                }
            }
        }
    }

    private void requireThatNothingIsLeft() throws IOException {
        Await.until("every process has ended", DYING, () -> processes().toList(), List::isEmpty);
        assertThat(temporary()).isEmptyDirectory();
        assertThat(leftBehind()).isEmpty();
        // What was started meanwhile has inherited listening sockets, for a moment.
        for (int port : ports) {
            Await.until("port " + port + " is free", DYING, () -> FreePorts.isFree(port), free -> free);
        }
    }

    /** Firedrill itself and the add-ons that it starts have our folder in their command lines. */
    Stream<ProcessHandle> processes() {
        String mark = top().toString();
        return ProcessHandle.allProcesses()
                .filter(p -> p.info()
                        .commandLine()
                        .filter(line -> line.contains(mark))
                        .isPresent())
                .filter(ProcessHandle::isAlive);
    }

    /** Deletes a folder with all that is in it; one that is not there is gone already. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
