package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.RowList.OneRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The public page of what our server does otherwise than the original, as its rows declare it. */
final class DeviationsPage {

    static final Path PATH = Path.of("docs", "toxiproxy-deviations.md");

    private static final String HEAD = """
            # Where our server differs from Toxiproxy

            `dev.firedrill.toxiproxy` is a Toxiproxy server inside the JVM. {rows} behaviours are tried on it and on the original
            server, Toxiproxy 2.12.0, as a process and in a container, by the same tests (`ConformanceTest`): over HTTP and
            sockets, as any client sees them. In {same} of them both are the same in both modes. The others differ on
            purpose, and are listed here; this page is generated from the tests.

            `faithful` is the default and mends what is physically wrong. `compat` does what the original does, except where
            that would end the process, let a control call hang, or open a port to other machines.

            ## In both modes

            """;

    private static final String TABLE = "| | Toxiproxy 2.12 | ours | why |\n|---|---|---|---|\n";

    private DeviationsPage() {}

    static void writeIfAsked(List<OneRow> rows) throws IOException {
        if (System.getProperty("toxiproxy.page", "").equals("write")) {
            Files.writeString(PATH, of(rows));
        }
    }

    static String of(List<OneRow> rows) {
        List<OneRow> same =
                rows.stream().filter(row -> row.difference() == null).toList();
        return HEAD.replace("{rows}", "" + rows.size()).replace("{same}", "" + same.size())
                + table(rows, Set.of(Semantics.COMPAT, Semantics.FAITHFUL))
                + "\n## In `faithful` alone\n\n`compat` does what the original does.\n\n"
                + table(rows, Set.of(Semantics.FAITHFUL))
                + "\n## The same everywhere\n\n"
                + same.stream().map(row -> "* " + row.name() + "\n").collect(Collectors.joining());
    }

    private static String table(List<OneRow> rows, Set<Semantics> in) {
        return TABLE + rows.stream().map(row -> line(row, in)).collect(Collectors.joining());
    }

    private static String line(OneRow row, Set<Semantics> in) {
        Differs difference = row.difference();
        return difference == null || !Set.of(difference.in()).equals(in)
                ? ""
                : "| " + row.name() + " | " + difference.original() + " | " + difference.ours() + " | "
                        + difference.why() + " |\n";
    }
}
