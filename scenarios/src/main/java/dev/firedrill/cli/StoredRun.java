package dev.firedrill.cli;

import dev.firedrill.checker.Judge;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryFile;
import dev.firedrill.history.HistoryFile.Stored;
import dev.firedrill.rehearsal.Described;
import dev.firedrill.rehearsal.Rehearsal;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.RunResult;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run that is over, judged again from its history alone. */
final class StoredRun {

    private StoredRun() {}

    /** The history of a run, when its directory or the history itself is named. */
    static Path history(Path run) {
        Path file = Files.isDirectory(run) ? run.resolve("history.ndjson") : run;
        if (!Files.exists(file)) {
            throw new UsageException(
                    "There is no history at '" + file + "'. Name a run's directory, such as firedrill-report/runs/….");
        }
        return file;
    }

    /** Judges the scenarios that the run was asked for. */
    static RunResult judge(Path run, boolean strict) throws IOException {
        Path file = history(run);
        Stored stored = HistoryFile.read(file);
        var scenarios = rehearsed(stored);
        if (scenarios.isEmpty()) {
            throw new UsageException(
                    "The run in '" + file + "' played no scenario of this version's catalogue.",
                    ExitCode.NOTHING_SELECTED);
        }
        var judge = new Judge(stored.header(), stored.entries(), strict).knowing(Described.checkers(scenarios));
        return new RunResult(
                stored.header(),
                scenarios.stream().map(CatalogueOfAll::catalogued).toList(),
                scenarios.stream()
                        .map(s -> judge.judge(Described.requirement(s).id(), s.appliesTo(), s.expects()))
                        .toList(),
                stored.entries(),
                PreflightOf.read(stored.header(), stored.entries(), scenarios),
                TimingOf.read(stored.entries()),
                strict,
                run.toString(),
                stored.header().target());
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
