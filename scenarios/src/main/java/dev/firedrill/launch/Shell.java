package dev.firedrill.launch;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The system's shell: running a line in it, and saying a word to it. */
public final class Shell {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Shell() {}

    /** A word as a POSIX shell reads it back. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    static List<String> line(String line) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        // "exec" would not do for "a && b"; children of the shell are ended with it all the same.
        return windows ? List.of("cmd", "/c", line) : List.of("/bin/sh", "-c", line);
    }
}
