package dev.firedrill.launch;

import dev.firedrill.checker.Judge;
import dev.firedrill.checker.Judgement;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryFile;
import dev.firedrill.history.HistoryFile.Stored;
import dev.firedrill.rehearsal.Described;
import dev.firedrill.rehearsal.Rehearsal;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.KnownFailure;
import dev.firedrill.report.RunDirectory;
import dev.firedrill.report.RunResult;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run that is over, as its directory has it.
 *
 * @param catalogue all that there is, and its schedules
 * @param scenarios those that it was asked for, also those that did not concern its add-on
 * @param known failures that its team accepted
 */
public record FormerRun(
        Path history, Stored stored, CatalogueOfAll catalogue, List<Scenario> scenarios, List<KnownFailure> known) {

    /**
     * Reads a run.
     *
     * @param run its directory, or its history
     * @throws UsageException when there is none, or none of this catalogue
     * @throws IOException when its history cannot be read
     */
    public static FormerRun read(Path run) throws IOException {
        Path file = Files.isDirectory(run) ? run.resolve(RunDirectory.HISTORY) : run;
        if (!Files.exists(file)) {
            throw new UsageException(
                    "There is no history at '" + file + "'. Name a run's directory, such as firedrill-report/runs/….");
        }
        Stored stored = HistoryFile.read(file);
        var recipe = recipe(file);
        var catalogue = CatalogueOfAll.load().and(recipe.map(Recipe::drills).orElse(List.of()));
        var scenarios = catalogue.scenarios().stream()
                .filter(scenario ->
                        wasSelected(stored, Described.requirement(scenario).id()))
                .toList();
        requireSchedules(file, stored, scenarios);
        if (scenarios.isEmpty()) {
            throw new UsageException(
                    "The run in '" + file + "' played no scenario of this version's catalogue.",
                    ExitCode.NOTHING_SELECTED);
        }
        return new FormerRun(
                file,
                stored,
                catalogue,
                scenarios,
                recipe.map(Recipe::knownFailures).orElse(List.of()));
    }

    /** A schedule that cannot be judged must not pass without a word. */
    private static void requireSchedules(Path file, Stored stored, List<Scenario> scenarios) {
        var lost = unknown(stored, scenarios)
                .filter(id -> id.startsWith(DrillScenario.NAMELESS))
                .toList();
        if (!lost.isEmpty()) {
            throw new UsageException(
                    "The run in '" + file + "' played " + String.join(", ", lost) + ", which nothing here says how to"
                            + " judge. Schedules are in the run's '" + RunDirectory.SETTINGS + "': keep it, as the run"
                            + " wrote it, beside the history.",
                    scenarios.isEmpty() ? ExitCode.NOTHING_SELECTED : ExitCode.USAGE);
        }
    }

    /** What it played and nobody here can judge, as a warning: scenarios of another version, or of a team's own. */
    public Optional<String> leftOut() {
        String ids = unknown(stored, scenarios).collect(Collectors.joining(", "));
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ids + " is left out: it is in no catalogue on this class path. It is in another version's,"
                                + " or in a team's own.");
    }

    private static Stream<String> unknown(Stored stored, List<Scenario> scenarios) {
        var known = scenarios.stream()
                .map(scenario -> Described.requirement(scenario).id())
                .toList();
        return selected(stored).filter(id -> !known.contains(id)).distinct();
    }

    /** A history without its settings, or with others beside it, as somebody sent it, can be judged all the same. */
    private static Optional<Recipe> recipe(Path history) throws IOException {
        try {
            return Optional.of(Recipe.read(folder(history)));
        } catch (UsageException e) {
            return Optional.empty();
        }
    }

    private static Path folder(Path history) {
        Path parent = history.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static boolean wasSelected(Stored stored, String id) {
        return selected(stored).anyMatch(id::equals);
    }

    private static Stream<String> selected(Stored stored) {
        return stored.entries().stream()
                .filter(e -> e.fact() instanceof Fact.Marked mark && mark.name().equals(Rehearsal.SELECTED))
                .map(Entry::rehearsal);
    }

    /** Its directory. */
    public Path directory() {
        return folder(history);
    }

    /** What its reports are made from. */
    public RunResult result(boolean strict) {
        return new RunResult(
                stored.header(),
                scenarios.stream().map(CatalogueOfAll::catalogued).toList(),
                judgements(strict),
                stored.entries(),
                PreflightOf.read(stored.header(), stored.entries(), scenarios),
                TimingOf.read(stored.entries()),
                strict,
                directory().toString(),
                stored.header().target(),
                known);
    }

    /** The judgements of its scenarios, in their order, by the checkers of this version. */
    public List<Judgement> judgements(boolean strict) {
        var judge = new Judge(stored.header(), stored.entries(), strict).knowing(Described.checkers(scenarios));
        return scenarios.stream()
                .map(s -> judge.judge(Described.requirement(s).id(), s.appliesTo(), s.expects()))
                .toList();
    }
}
