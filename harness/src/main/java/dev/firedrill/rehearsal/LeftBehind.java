package dev.firedrill.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A note on disk of the tenants that this run brought into being, so that {@code firedrill clean} can uninstall them if
 * the run is killed. It holds no secret, and only its owner can read it. One JSON document a line.
 */
public final class LeftBehind {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".left-behind";

    private final Path file;

    private LeftBehind(Path file) {
        this.file = file;
    }

    /**
     * What a run left.
     *
     * @param descriptor where the run found the add-on
     * @param product what the host played
     * @param keyServerPort where the add-on asks for keys
     * @param gatewayPort where the add-on has its proxy; 0 for any
     */
    public record Run(String descriptor, String product, int keyServerPort, int gatewayPort) {

        public Run {
            Objects.requireNonNull(descriptor, "The note names no descriptor");
            Objects.requireNonNull(product, "The note names no product");
        }
    }

    /** A tenant that may still be installed. */
    public record Trace(String clientKey, String baseUrl) {

        public Trace {
            Objects.requireNonNull(clientKey, "The note names no client key");
            Objects.requireNonNull(baseUrl, "The note names no base URL");
        }
    }

    /** A note, read back. */
    public record Note(Path file, Run run, List<Trace> traces) {}

    static LeftBehind begin(Path folder, String runId, Run run) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(runId + SUFFIX);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, JSON.writeValueAsString(run) + "\n");
        return new LeftBehind(file);
    }

    synchronized void note(String clientKey, URI baseUrl) {
        try {
            Files.writeString(
                    file,
                    JSON.writeValueAsString(new Trace(clientKey, baseUrl.toString())) + "\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The note of tenants to clean up could not be written: " + file, e);
        }
    }

    void settled() throws IOException {
        Files.deleteIfExists(file);
    }

    /** The files of the notes in a folder that crashed runs left; empty when there is no such folder. */
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
        // A run that is killed may leave half a line; it was writing down a tenant that was not installed yet.
        int whole = text.endsWith("\n") ? lines.size() : lines.size() - 1;
        var traces = new ArrayList<Trace>();
        for (int i = 1; i < whole; i++) {
            traces.add(parse(file, i + 1, lines.get(i), Trace.class));
        }
        return new Note(file, run, traces);
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
