package dev.firedrill.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

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
     */
    public record Run(String descriptor, String product, int keyServerPort) {}

    /** A tenant that may still be installed. */
    public record Trace(String clientKey, String baseUrl) {}

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

    /** The notes in a folder that crashed runs left; empty when there is no such folder. */
    public static List<Note> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            var notes = new ArrayList<Note>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
                notes.add(read(file));
            }
            return notes;
        }
    }

    private static Note read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        var traces = new ArrayList<Trace>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            traces.add(parse(file, line, Trace.class));
        }
        return new Note(file, parse(file, lines.isEmpty() ? "" : lines.get(0), Run.class), traces);
    }

    private static <T> T parse(Path file, String line, Class<T> type) throws IOException {
        try {
            return JSON.readValue(line, type);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not a note of left tenants: " + e.getOriginalMessage() + ".", e);
        }
    }
}
