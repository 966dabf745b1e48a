package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.network.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run of INS-01 that passed, made once for all tests that want to read one. Its add-on is gone; who wants to run it
 * again makes one of its own.
 */
final class StoredRun {

    private static final Path FOLDER = Path.of("target", "stored-run").toAbsolutePath();
    private static boolean made;

    private StoredRun() {}

    /** Copies it into the folder of a report. */
    static Path copyTo(Path reports) throws IOException {
        Path stored = stored();
        Path copy = reports.resolve("runs").resolve(String.valueOf(stored.getFileName()));
        Files.createDirectories(copy);
        try (Stream<Path> files = Files.list(stored)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
            }
        }
        return copy;
    }

    private static synchronized Path stored() throws IOException {
        if (!made) {
            make();
            made = true;
        }
        try (Stream<Path> runs = Files.list(FOLDER.resolve("work/firedrill-report/runs"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    private static void make() throws IOException {
        Desk.delete(FOLDER);
        Path work = Files.createDirectories(FOLDER.resolve("work"));
        Path temporary = Files.createDirectories(FOLDER.resolve("tmp"));
        try (var addon = TinyAddon.start(FreePorts.next(), null)) {
            var words = List.of("run", "INS-01", addon.url(), "--key-port", "0", "--gateway-port", "0");
            try (var firedrill =
                    FiredrillProcess.start(work, temporary, Map.of(), FiredrillProcess.command(temporary, words))) {
                Ended ended = firedrill.ended();
                assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
            }
        }
    }
}
