package dev.firedrill.launch;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.rehearsal.Draws;
import dev.firedrill.rehearsal.Rehearsal;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.rehearsal.RunPlan;
import dev.firedrill.rehearsal.UnsafeTargetException;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.ReportUnwritableException;
import dev.firedrill.report.RunDirectory;
import dev.firedrill.report.RunResult;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One run as people see it: watched while it goes on, ended by Ctrl-C, and written to a directory of its own. */
public final class Performance {

    private final RunSettings settings;
    private final List<Scenario> scenarios;
    private final Audience audience;

    /**
     * A run of these scenarios.
     *
     * @param audience is closed at the end
     */
    public Performance(RunSettings settings, List<Scenario> scenarios, Audience audience) {
        this.settings = settings;
        this.scenarios = scenarios;
        this.audience = audience;
    }

    /**
     * What came of it.
     *
     * @param written whether the reports could be written
     */
    public record Done(RunOutcome outcome, RunResult result, boolean written) {

        /** What a process returns. */
        public ExitCode exitCode() {
            if (outcome.interrupted()) {
                return ExitCode.INTERRUPTED;
            }
            return written ? ExitCode.of(result) : ExitCode.INTERNAL;
        }
    }

    /**
     * Runs to the end.
     *
     * @param end is told what came of it; Ctrl-C does not end the process before that
     * @return what came of it; empty when it was ended before there was anything
     * @throws AddonFailedException when the add-on cannot be tested at all
     * @throws UnsafeTargetException when it is not on this machine
     * @throws IOException when the host cannot be raised, or there is no place for reports
     */
    public Optional<Done> perform(Draws draws, Consumer<Done> end)
            throws AddonFailedException, UnsafeTargetException, IOException {
        try (audience) {
            // Wrong ones are told before anything is tested.
            var unused = settings.knownFailures();
            String id = RunId.of(settings.seed());
            var directory = RunDirectory.create(settings.reportRoot(), id);
            var plan = settings.plan(
                    id, scenarios, draws, directory.addonLog(), directory.path().resolve("gateway"));
            return perform(plan, directory, end);
        }
    }

    private Optional<Done> perform(RunPlan plan, RunDirectory directory, Consumer<Done> end)
            throws AddonFailedException, UnsafeTargetException, IOException {
        var rehearsal = new Rehearsal(plan, audience);
        var interrupt = CtrlC.stops(() -> {
            audience.stopping();
            rehearsal.interrupt();
        });
        try {
            RunOutcome outcome = rehearsal.run();
            audience.quiet();
            var done = done(plan, directory, outcome);
            end.accept(done);
            return Optional.of(done);
        } catch (AddonFailedException | UnsafeTargetException | IOException | RuntimeException e) {
            audience.quiet();
            directory.discard();
            if (!rehearsal.interrupted()) {
                throw e;
            }
            audience.cameToNothing();
            return Optional.empty();
        } finally {
            interrupt.close();
        }
    }

    private Done done(RunPlan plan, RunDirectory directory, RunOutcome outcome) {
        var result = new RunResult(
                outcome.header(),
                plan.scenarios().stream().map(CatalogueOfAll::catalogued).toList(),
                outcome.judgements(),
                outcome.history(),
                PreflightOf.read(outcome.header(), outcome.history(), plan.scenarios()),
                TimingOf.read(outcome.history()),
                plan.strict(),
                shown(directory),
                settings.command(),
                settings.knownFailures());
        return new Done(outcome, result, written(directory, outcome, result));
    }

    /** What was found is shown even when it cannot be written, as on a full disk. */
    private boolean written(RunDirectory directory, RunOutcome outcome, RunResult result) {
        try {
            directory.writeHistory(outcome.header(), outcome.history());
            directory.writeSettings(settings.recipe(scenarios).json());
            directory.writeReports(result);
            return true;
        } catch (ReportUnwritableException e) {
            audience.unwritable(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static String shown(RunDirectory directory) {
        Path here = Path.of("").toAbsolutePath();
        Path page = directory.page().toAbsolutePath().normalize();
        return page.startsWith(here) ? here.relativize(page).toString() : page.toString();
    }
}
