package dev.firedrill.cli;

import dev.firedrill.checker.Judge;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import dev.firedrill.history.Header;
import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.launch.CtrlC;
import dev.firedrill.launch.FormerRun;
import dev.firedrill.launch.Performance;
import dev.firedrill.launch.Performance.Done;
import dev.firedrill.launch.Recipe;
import dev.firedrill.launch.RunSettings;
import dev.firedrill.launch.UsageException;
import dev.firedrill.rehearsal.Described;
import dev.firedrill.rehearsal.Draws;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.rehearsal.Version;
import dev.firedrill.replay.Comparison;
import dev.firedrill.report.Colour;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.ReplayReport;
import dev.firedrill.report.Replayed;
import dev.firedrill.report.Replayed.Again;
import dev.firedrill.report.TerminalReport;
import dev.firedrill.stage.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;

@CommandLine.Command(
        name = "replay",
        description = "Run scenarios of a former run again with the same decisions, and compare.",
        footer = {
            "",
            "Decisions are what Firedrill does: faults, callbacks, forgeries, the order of what users do. They are",
            "compared by ordinal, never by time. Exit code 0: every outcome was reproduced with the same decisions;",
            "1: an outcome was not; 2: all were, but Firedrill decided otherwise somewhere.",
            "",
            "Examples:",
            "  firedrill replay firedrill-report/runs/…            what failed or stayed undecided, as it was run then",
            "  firedrill replay firedrill-report/runs/… URL-01 --times 5",
            "  firedrill replay ~/Downloads/run http://localhost:3000/atlassian-connect.json -- npm start"
        })
final class ReplayCommand implements Callable<Integer> {

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Parameters(index = "0", paramLabel = "RUN", description = "a run's directory")
    private Path run = Path.of("");

    @CommandLine.Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ID|GROUP|GLOB|TARGET",
            description = "which of its scenarios (default: those that failed or stayed inconclusive, or else all);"
                    + " a descriptor's URL or a firedrill.yaml replays them against that instead")
    private List<String> words = List.of();

    @CommandLine.Option(names = "--times", paramLabel = "N", description = "how often (default: 1)")
    private int times = 1;

    @CommandLine.Mixin
    private ColourOption colour = new ColourOption();

    @Override
    public Integer call() throws Exception {
        requireSomeTimes();
        var asked = RunSettings.Words.sort(words);
        var former = FormerRun.read(run);
        former.leftOut().ifPresent(this::warn);
        var recipe = Recipe.read(former.directory());
        var header = former.stored().header();
        var settings = FormerSettings.of(recipe, header.seed(), asked.target(), firedrill.command());
        var then = former.judgements(settings.strict()).stream()
                .collect(Collectors.toMap(Judgement::id, Function.identity()));
        var scenarios = select(former, then, asked.patterns());
        if (asked.target() == null) {
            recipe.changes(settings.recipe()).forEach(change -> warn("since that run, " + change + "."));
        }
        warnOfVersion(header);
        return replay(former, settings, scenarios, then).code();
    }

    private void requireSomeTimes() {
        if (times < 1) {
            throw new UsageException("--times must be 1 or more, and is " + times + ".");
        }
    }

    private void warn(String what) {
        firedrill.err().println("warning: " + what);
    }

    private void warnOfVersion(Header then) {
        if (!then.version().equals(Version.current())) {
            warn("that run was made by Firedrill " + then.version() + ", and this is " + Version.current()
                    + "; scenarios may have changed.");
        }
    }

    private List<Scenario> select(FormerRun former, Map<String, Judgement> then, List<String> patterns) {
        if (!patterns.isEmpty()) {
            return named(former, patterns);
        }
        var undone = former.scenarios().stream()
                .filter(scenario -> undone(then, scenario))
                .toList();
        return undone.isEmpty() ? former.scenarios() : undone;
    }

    private static boolean undone(Map<String, Judgement> then, Scenario scenario) {
        Judgement judgement = then.get(id(scenario));
        return judgement != null
                && (judgement.outcome() == Outcome.FAILED || judgement.outcome() == Outcome.INCONCLUSIVE);
    }

    private static List<Scenario> named(FormerRun former, List<String> patterns) {
        var ids = former.scenarios().stream().map(ReplayCommand::id).toList();
        for (String pattern : patterns) {
            if (former.catalogue().select(List.of(pattern)).stream()
                    .map(ReplayCommand::id)
                    .noneMatch(ids::contains)) {
                throw new UsageException(
                        "'" + pattern + "' was not part of the run in '" + former.directory() + "', which has "
                                + String.join(", ", ids) + ".",
                        ExitCode.NOTHING_SELECTED);
            }
        }
        return former.catalogue().select(patterns).stream()
                .filter(scenario -> ids.contains(id(scenario)))
                .toList();
    }

    private static String id(Scenario scenario) {
        return Described.requirement(scenario).id();
    }

    private ExitCode replay(
            FormerRun former, RunSettings settings, List<Scenario> scenarios, Map<String, Judgement> then)
            throws Exception {
        var stopped = new AtomicBoolean();
        // The process must not end before what was played so far is told.
        var interrupt = CtrlC.stops(() -> stopped.set(true));
        try {
            return told(former, scenarios, then, settings.seed(), play(former, settings, scenarios, stopped));
        } finally {
            interrupt.close();
        }
    }

    private ExitCode told(
            FormerRun former, List<Scenario> scenarios, Map<String, Judgement> then, long seed, Played played) {
        var replayed = scenarios.stream()
                .map(scenario -> replayed(former, scenario, then, played))
                .toList();
        if (!played.done().isEmpty()) {
            new ReplayReport(firedrill.out(), firedrill.look(colour.when))
                    .summary(
                            replayed,
                            seed,
                            played.done().stream()
                                    .map(done -> done.result().runDirectory())
                                    .toList());
        }
        if (played.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        ExitCode code = ExitCode.ofReplay(replayed);
        if (code == ExitCode.FAILED && scenarios.size() < former.scenarios().size()) {
            firedrill
                    .err()
                    .println("In that run there were " + former.scenarios().size()
                            + " scenarios, and others may have had a hand in it; name '*' behind the run's directory"
                            + " to play all of them again.");
        }
        return played.done().stream().allMatch(Done::written) ? code : ExitCode.INTERNAL;
    }

    /** What was played to the end, and whether the user ended it before that was often enough. */
    private record Played(List<Done> done, boolean interrupted) {}

    private Played play(FormerRun former, RunSettings settings, List<Scenario> scenarios, AtomicBoolean stopped)
            throws Exception {
        // What is found is told in comparison, at the end.
        var silent = new TerminalReport(new StringBuilder(), firedrill.look(Colour.NEVER));
        var all = new ArrayList<Done>();
        for (int time = 1; time <= times && !stopped.get(); time++) {
            if (times > 1) {
                firedrill.err().println("replay " + time + " of " + times);
            }
            var audience = firedrill.audience(
                    silent,
                    firedrill.look(colour.when),
                    scenarios,
                    header -> requireSameAddon(former.stored().header(), header));
            var one = new Performance(settings, scenarios, audience)
                    .perform(Draws.repeating(settings.seed(), former.stored().entries()), done -> {});
            if (one.isEmpty() || one.get().outcome().interrupted()) {
                return new Played(all, true);
            }
            all.add(one.get());
        }
        return new Played(all, stopped.get());
    }

    /** At the same address may be another add-on by now. */
    private static void requireSameAddon(Header then, Header now) {
        if (!then.subject().key().equals(now.subject().key())) {
            throw new UsageException(
                    "That run tested the add-on '" + then.subject().key() + "', and at "
                            + now.subject().baseUrl() + " is '" + now.subject().key()
                            + "'. Start the add-on of that run, or name where it is.");
        }
    }

    private static Replayed replayed(FormerRun former, Scenario scenario, Map<String, Judgement> then, Played played) {
        String id = id(scenario);
        return new Replayed(
                CatalogueOfAll.catalogued(scenario),
                Objects.requireNonNull(then.get(id), () -> "There is no judgement of " + id),
                played.done().stream()
                        .map(done -> again(former, id, done.outcome()))
                        .toList());
    }

    private static Again again(FormerRun former, String id, RunOutcome outcome) {
        var judgement = outcome.judgements().stream()
                .filter(j -> j.id().equals(id))
                .findFirst()
                .orElseThrow();
        var rehearsals = Judge.rehearsals(id);
        return new Again(judgement, Comparison.of(former.stored().entries(), outcome.history(), rehearsals));
    }
}
