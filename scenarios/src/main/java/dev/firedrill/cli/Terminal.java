package dev.firedrill.cli;

import java.io.Console;
import java.nio.charset.Charset;

/** Whether a person watches. */
final class Terminal {

    private Terminal() {}

    /** In what standard output is written; before Java 19 in what everything is. */
    static Charset charset() {
        String name = System.getProperty("stdout.encoding", "");
        return name.isEmpty() ? Charset.defaultCharset() : Charset.forName(name);
    }

    /** Before Java 22 there is a console only at a terminal; since then the console must be asked. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isWatched() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
