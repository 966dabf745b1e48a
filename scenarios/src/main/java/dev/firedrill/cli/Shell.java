package dev.firedrill.cli;

import java.util.List;
import java.util.Locale;

/** Runs one line in the system's shell. */
final class Shell {

    private Shell() {}

    static List<String> line(String line) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        // "exec" would not do for "a && b"; children of the shell are ended with it all the same.
        return windows ? List.of("cmd", "/c", line) : List.of("/bin/sh", "-c", line);
    }
}
