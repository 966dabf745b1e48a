package dev.firedrill.cli;

import dev.firedrill.checker.Judge;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryFile;
import dev.firedrill.history.HistoryFile.Stored;
import dev.firedrill.rehearsal.Described;
import dev.firedrill.rehearsal.Rehearsal;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.Look;
import dev.firedrill.report.RunResult;
import dev.firedrill.report.TerminalReport;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(name = "check", description = "Judge a stored run again, from its history alone.")
final class CheckCommand implements Callable<Integer> {

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Parameters(paramLabel = "RUN", description = "a run's directory, or its history.ndjson")
    private Path run = Path.of("");

    @CommandLine.Option(names = "--strict", description = "a failed SHOULD fails its scenario")
    private boolean strict;

    @Override
    public Integer call() throws IOException {
        Path file = Files.isDirectory(run) ? run.resolve("history.ndjson") : run;
        if (!Files.exists(file)) {
            throw new UsageException(
                    "There is no history at '" + file + "'. Name a run's directory, such as firedrill-report/runs/….");
        }
        Stored stored = HistoryFile.read(file);
        var scenarios = rehearsed(stored);
        var judge = new Judge(stored.header(), stored.entries(), strict);
        var judgements = scenarios.stream()
                .map(s -> judge.judge(Described.requirement(s).id(), s.appliesTo(), s.expects()))
                .toList();
        var terminal = new TerminalReport(firedrill.out(), Look.plain(Charset.defaultCharset()));
        var catalogued = scenarios.stream().map(CatalogueOfAll::catalogued).toList();
        var timing = TimingOf.read(stored.entries());
        for (int i = 0; i < judgements.size(); i++) {
            terminal.finished(
                    catalogued.get(i),
                    judgements.get(i),
                    took(timing, catalogued.get(i).id()));
        }
        terminal.summary(new RunResult(
                stored.header(),
                catalogued,
                judgements,
                stored.entries(),
                PreflightOf.read(stored.header(), stored.entries(), scenarios),
                timing,
                strict,
                run.toString(),
                stored.header().target()));
        return ExitCode.of(judgements).code();
    }

    private static java.time.Duration took(dev.firedrill.report.Timing timing, String id) {
        return timing.spans().stream()
                .filter(s -> s.name().equals(id))
                .map(s -> s.took())
                .reduce(java.time.Duration.ZERO, java.time.Duration::plus);
    }

    /** The scenarios that the run was asked for, also those that do not concern its add-on. */
    private static List<Scenario> rehearsed(Stored stored) {
        return CatalogueOfAll.load().scenarios().stream()
                .filter(s -> stored.entries().stream()
                        .anyMatch(e -> e.fact() instanceof Fact.Marked mark
                                && mark.name().equals(Rehearsal.SELECTED)
                                && e.rehearsal().equals(Described.requirement(s).id())))
                .toList();
    }
}
