package dev.firedrill.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A history on disk: one JSON document a line, the header first. */
public final class HistoryFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new TimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private HistoryFile() {}

    /** A stored run: what it was and what happened. */
    public record Stored(Header header, List<Entry> entries) {}

    /** Writes a whole history. */
    public static void write(Path file, Header header, List<Entry> entries) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(out, header);
            for (Entry entry : entries) {
                write(out, entry);
            }
        }
    }

    /** What cannot be encoded, as half of a character that an add-on sent, becomes a question mark and loses no run. */
    private static void write(OutputStream out, Object line) throws IOException {
        out.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a history back.
     *
     * @throws IOException with file and line when a line is not what this version writes
     */
    public static Stored read(Path file) throws IOException {
        List<String> lines = lines(file);
        if (lines.isEmpty()) {
            throw new IOException(file + " is empty; a history begins with a header line.");
        }
        Header header = parse(file, 1, lines.get(0), Header.class);
        if (header.schema() != Header.SCHEMA) {
            throw new IOException(file + " has history schema " + header.schema() + "; this version reads "
                    + Header.SCHEMA + ". Use the version of Firedrill that wrote it: " + header.version() + ".");
        }
        List<Entry> entries = new ArrayList<>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            entries.add(parse(file, i + 1, lines.get(i), Entry.class));
        }
        return new Stored(header, entries);
    }

    private static IOException noLine(Path file, int line, String why, @Nullable Throwable cause) {
        return new IOException(
                file + ", line " + line + ", is not a line of a history: " + why
                        + ". A run that was cut off, or a file that was edited, cannot be judged.",
                cause);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is no text, and so no history.", e);
        }
    }

    private static <T> T parse(Path file, int line, String text, Class<T> type) throws IOException {
        try {
            T value = JSON.readValue(text, type);
            if (value == null) {
                throw noLine(file, line, "it is null", null);
            }
            return value;
        } catch (JsonProcessingException e) {
            String what = e.getOriginalMessage().lines().findFirst().orElse("it is no JSON");
            throw noLine(file, line, what, e);
        }
    }
}
