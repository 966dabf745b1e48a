package dev.firedrill.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What decides the cells of the matrix: how scenarios are played and judged, and what they are played against. */
final class Sources {

    private static final Path ROOT = Path.of("..");
    private static final Path HARNESS = ROOT.resolve(Path.of("harness", "src", "main", "java", "dev", "firedrill"));

    /** Reports and documents change no cell. */
    private static final List<Path> FOLDERS = Stream.concat(
                    Stream.of("checker", "fault", "history", "host", "nemesis", "rehearsal", "stage", "workload")
                            .map(HARNESS::resolve),
                    Stream.of(
                                    "scenarios/src/main/java/dev/firedrill/catalogue",
                                    "sample-addon/src/main",
                                    "sample-addon/src/mutants")
                            .map(ROOT::resolve))
            .toList();

    private static final int SHOWN = 16;

    private Sources() {}

    /** Changes whenever one of these files does. */
    static String digest() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path folder : FOLDERS) {
            for (Path file : files(folder)) {
                digest.update(ROOT.relativize(file)
                        .toString()
                        .replace('\\', '/')
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
