package dev.firedrill.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.addon.AddonId;
import dev.firedrill.addon.ContainerId;
import dev.firedrill.addon.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A note on disk of what this run brought into being, the add-on's process or container and the tenants, so that the next run or
 * {@code firedrill clean} can end and uninstall them if the run is killed. It holds no secret, and only its owner can
 * read it. One JSON document a line.
 */
public final class LeftBehind implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".left-behind";

    private final Path folder;
    private final Path file;
    private String product = "";
    private boolean begun;
    private boolean tenants;

    /** A note that is not written yet. */
    LeftBehind(Path folder, String runId) {
        this.folder = folder;
        this.file = folder.resolve(runId + SUFFIX);
    }

    /**
     * What a run left.
     *
     * @param descriptor where the run found the add-on
     * @param keyServerPort where the add-on asks for keys
     * @param gatewayPort where the add-on has its proxy; 0 for any
     * @param firedrill the process that played the run; while it lives, the run goes on
     */
    public record Run(String descriptor, int keyServerPort, int gatewayPort, ProcessId firedrill) {

        public Run {
            Objects.requireNonNull(descriptor, "The note names no descriptor");
            Objects.requireNonNull(firedrill, "The note names no process");
        }
    }

    /**
     * A tenant that may still be installed.
     *
     * @param product what the host played
     */
    public record Trace(String clientKey, String baseUrl, String product) {

        public Trace {
            Objects.requireNonNull(clientKey, "The note names no client key");
            Objects.requireNonNull(baseUrl, "The note names no base URL");
            Objects.requireNonNull(product, "The note names no product");
        }
    }

    /** What stands in one line: a process of the add-on, a container of it, or a tenant. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
            @Nullable ProcessId addon,
            @Nullable ContainerId container,
            @Nullable Trace tenant) {

        Line {
            if (Stream.of(addon == null, container == null, tenant == null)
                            .filter(missing -> !missing)
                            .count()
                    != 1) {
                throw new IllegalArgumentException("The line names neither a process nor a container nor a tenant");
            }
        }

        static Line of(AddonId addon) {
            return addon instanceof ContainerId container
                    ? new Line(null, container, null)
                    : new Line((ProcessId) addon, null, null);
        }

        @Nullable
        AddonId started() {
            return addon != null ? addon : container;
        }
    }

    /** A note, read back. */
    public record Note(Path file, Run run, List<AddonId> addons, List<Trace> traces) {

        /** Whether its run is over, one way or another. */
        public boolean abandoned() {
            return !run.firedrill().lives();
        }

        /** Ends the processes of the add-on that still run, and removes its containers, and says so of each. */
        public List<String> endAddons() {
            return addons.stream().flatMap(addon -> end(addon).stream()).toList();
        }

        private static Optional<String> end(AddonId addon) {
            try {
                return addon.end()
                        ? Optional.of("Ended what a killed run had started (" + addon.describe() + ").")
                        : Optional.empty();
            } catch (AddonFailedException e) {
                return Optional.of("What a killed run had started (" + addon.describe() + ") may still be there: "
                        + e.getMessage() + ".");
            }
        }

        /** Removes it: what it told of is gone. */
        void settle() throws IOException {
            Files.deleteIfExists(file);
            removeIfEmpty(file.toAbsolutePath().getParent());
        }
    }

    void begin(Run run) throws IOException {
        create();
        begun = true;
        Files.writeString(file, JSON.writeValueAsString(run) + "\n");
    }

    private void create() throws IOException {
        Files.createDirectories(folder);
        try {
            createFile();
        } catch (NoSuchFileException e) {
            // Another run that had nothing to leave has removed the folder meanwhile.
            Files.createDirectories(folder);
            createFile();
        }
    }

    private void createFile() throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** From now on, what is noted are tenants of a host that plays this product. */
    synchronized void playing(String product) {
        this.product = product;
    }

    synchronized void note(String clientKey, URI baseUrl) {
        tenants = true;
        append(new Line(null, null, new Trace(clientKey, baseUrl.toString(), product)));
    }

    synchronized void addon(AddonId started) {
        append(Line.of(started));
    }

    private void append(Line line) {
        try {
            Files.writeString(file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The note of what is to be cleaned up could not be written: " + file, e);
        }
    }

    /** Every tenant has been uninstalled. */
    synchronized void settled() {
        tenants = false;
    }

    /** Removes the note, unless there are tenants to be cleaned up; the add-on has ended by now. */
    @Override
    public synchronized void close() throws IOException {
        if (begun && !tenants) {
            Files.deleteIfExists(file);
            removeIfEmpty(folder);
        }
    }

    private static void removeIfEmpty(@Nullable Path folder) throws IOException {
        try {
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            // Other notes are there.
            return;
        }
    }

    /** The files of the notes in a folder; empty when there is no such folder. */
    public static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }

    /**
     * Reads a note.
     *
     * @throws IOException with file, line, and what to do when it is none
     */
    public static Note read(Path file) throws IOException {
        // Whatever is no text makes no JSON either, and is refused with its line.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        Run run = parse(file, 1, lines.isEmpty() ? "" : lines.get(0), Run.class);
        // A run that is killed may leave half a line; it was writing down what was not there yet.
        int whole = text.endsWith("\n") ? lines.size() : lines.size() - 1;
        var rest = new ArrayList<Line>();
        for (int i = 1; i < whole; i++) {
            rest.add(parse(file, i + 1, lines.get(i), Line.class));
        }
        return new Note(file, run, some(rest, Line::started), some(rest, Line::tenant));
    }

    private static <T> List<T> some(List<Line> lines, Function<Line, @Nullable T> part) {
        return lines.stream()
                .flatMap(line -> Stream.ofNullable(part.apply(line)))
                .toList();
    }

    private static <T> T parse(Path file, int line, String text, Class<T> type) throws IOException {
        try {
            return Objects.requireNonNull(JSON.readValue(text, type));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IOException(
                    file + ", line " + line + ", is not as a run notes its tenants, so nobody can tell what"
                            + " is to be uninstalled. Remove the file when the add-on has forgotten that run's tenants"
                            + " (their client keys begin with 'firedrill-').",
                    e);
        }
    }
}
