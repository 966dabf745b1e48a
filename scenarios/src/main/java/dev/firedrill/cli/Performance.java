package dev.firedrill.cli;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.history.Header;
import dev.firedrill.rehearsal.Draws;
import dev.firedrill.rehearsal.Rehearsal;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.rehearsal.RunPlan;
import dev.firedrill.rehearsal.UnsafeTargetException;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.Look;
import dev.firedrill.report.ReportUnwritableException;
import dev.firedrill.report.RunDirectory;
import dev.firedrill.report.RunResult;
import dev.firedrill.report.TerminalReport;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One run as people see it: shown while it goes on, ended by Ctrl-C, and written to a directory of its own. */
final class Performance {

    private final Firedrill firedrill;
    private final RunSettings settings;
    private final List<Scenario> scenarios;
    private final TerminalReport terminal;
    private final Look look;

    /**
     * A run of these scenarios.
     *
     * @param terminal is told what is found as it is found
     */
    Performance(
            Firedrill firedrill, RunSettings settings, List<Scenario> scenarios, TerminalReport terminal, Look look) {
        this.firedrill = firedrill;
        this.settings = settings;
        this.scenarios = scenarios;
        this.terminal = terminal;
        this.look = look;
    }

    /**
     * What came of it.
     *
     * @param written whether the reports could be written
     */
    record Done(RunOutcome outcome, RunResult result, boolean written) {

        ExitCode exitCode() {
            if (outcome.interrupted()) {
                return ExitCode.INTERRUPTED;
            }
            return written ? ExitCode.of(outcome.judgements()) : ExitCode.INTERNAL;
        }
    }

    /**
     * Runs to the end.
     *
     * @param known is told as soon as it is known what is tested, and may refuse by throwing
     * @param end is told what came of it; Ctrl-C does not end the process before that
     * @return what came of it; empty when it was ended before there was anything
     */
    Optional<Done> perform(Draws draws, Consumer<Header> known, Consumer<Done> end)
            throws AddonFailedException, UnsafeTargetException, IOException {
        String id = RunId.of(settings.seed());
        var directory = RunDirectory.create(settings.reportRoot(), id);
        var plan = settings.plan(
                id, scenarios, draws, directory.addonLog(), directory.path().resolve("gateway"));
        try (var listener =
                new ConsoleListener(terminal, firedrill.err(), look, firedrill.interactive(), scenarios, known)) {
            var rehearsal = new Rehearsal(plan, listener);
            var interrupt = CtrlC.stops(() -> {
                listener.stopping();
                rehearsal.interrupt();
            });
            try {
                RunOutcome outcome = rehearsal.run();
                listener.quiet();
                var done = done(plan, directory, outcome);
                end.accept(done);
                return Optional.of(done);
            } catch (AddonFailedException | UnsafeTargetException | IOException | RuntimeException e) {
                listener.quiet();
                directory.discard();
                if (!rehearsal.interrupted()) {
                    throw e;
                }
                firedrill.err().println("firedrill: Stopped before the add-on was ready; there is nothing to report.");
                return Optional.empty();
            } finally {
                interrupt.close();
            }
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
                settings.command());
        return new Done(outcome, result, written(directory, outcome, result));
    }

    /** What was found is shown even when it cannot be written, as on a full disk. */
    private boolean written(RunDirectory directory, RunOutcome outcome, RunResult result) {
        try {
            directory.writeHistory(outcome.header(), outcome.history());
            directory.writeSettings(settings.recipe().json());
            directory.writeReports(result);
            return true;
        } catch (ReportUnwritableException e) {
            firedrill.err().println("firedrill: " + e.getMessage());
            return false;
        }
    }

    private static String shown(RunDirectory directory) {
        Path here = Path.of("").toAbsolutePath();
        Path page = directory.page().toAbsolutePath().normalize();
        return page.startsWith(here) ? here.relativize(page).toString() : page.toString();
    }
}
