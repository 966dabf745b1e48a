package dev.firedrill.cli;

import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.report.Catalogued;
import dev.firedrill.report.ExitCode;
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

    @Override
    public Integer call() {
        CatalogueOfAll.load().select(patterns).stream()
                .map(CatalogueOfAll::catalogued)
                .map(ListCommand::line)
                .forEach(firedrill.out()::println);
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
