package dev.firedrill.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Where the process begins: hands the words over, and ends with the command's exit code. */
public final class Main {

    private Main() {}

    /** Runs a command and exits. */
    public static void main(String[] words) {
        System.exit(new Firedrill(System.out, System.err, Map.copyOf(System.getenv())).execute(words));
    }

    /** What stands before {@code --}: our own words. */
    static String[] own(String[] words) {
        int end = Arrays.asList(words).indexOf("--");
        return end < 0 ? words : Arrays.copyOf(words, end);
    }

    /** What stands behind {@code --}: the command that starts the add-on. */
    static List<String> command(String[] words) {
        int end = Arrays.asList(words).indexOf("--");
        return end < 0 ? List.of() : List.of(words).subList(end + 1, words.length);
    }
}
