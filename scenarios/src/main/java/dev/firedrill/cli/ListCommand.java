package dev.firedrill.cli;

import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.launch.DrillScenario;
import dev.firedrill.report.Catalogued;
import dev.firedrill.report.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "list",
        description = "Show the scenarios, all or those that the ids, groups and globs name.")
final class ListCommand implements Callable<Integer> {

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Parameters(
            arity = "0..*",
            paramLabel = "ID|GROUP|GLOB",
            description = "which scenarios; all by default")
    private List<String> patterns = List.of();

    /** What the list is for. */
    enum Format {
        /** For a terminal: a line each. */
        TEXT,
        /** For a page: a table, and what {@code explain} says of each. */
        MARKDOWN
    }

    @CommandLine.Option(
            names = "--format",
            paramLabel = "text|markdown",
            description = "a line each, or a page with all that 'explain' says (default: text)")
    private Format format = Format.TEXT;

    @Override
    public Integer call() throws IOException {
        var drills = format == Format.MARKDOWN ? List.<DrillScenario>of() : firedrill.drillsAtHand();
        var scenarios = CatalogueOfAll.load().and(drills).select(patterns);
        if (format == Format.MARKDOWN) {
            firedrill.out().print(CataloguePage.of(scenarios));
        } else {
            scenarios.stream()
                    .map(CatalogueOfAll::catalogued)
                    .map(ListCommand::line)
                    .forEach(firedrill.out()::println);
        }
        return ExitCode.OK.code();
    }

    private static String line(Catalogued scenario) {
        return String.format(
                Locale.ROOT,
                "%-8s %-10s %-6s %-22s %s",
                scenario.id(),
                scenario.group(),
                scenario.level(),
                scenario.title(),
                scenario.sentence());
    }
}
