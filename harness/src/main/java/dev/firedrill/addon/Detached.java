package dev.firedrill.addon;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a command beyond the reach of the terminal's Ctrl-C where the system has {@code setsid}, as Linux does: the
 * terminal sends it to everything in its foreground, and an add-on that ends at once hears of no uninstall.
 */
final class Detached {

    private Detached() {}

    /** The command in a session of its own; as it is where there is none to be had, or nothing to be found to run. */
    static List<String> from(List<String> words, Path directory) {
        String program = words.get(0);
        Optional<Path> setsid = onPath("setsid");
        boolean found = program.contains(File.separator)
                ? Files.isExecutable(directory.resolve(program))
                : onPath(program).isPresent();
        // The system's own message about a missing program is better than setsid's.
        return found && setsid.isPresent()
                ? Stream.concat(Stream.of(setsid.get().toString()), words.stream())
                        .toList()
                : words;
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
