package dev.firedrill.cli;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.cli.RunOptions.Format;
import dev.firedrill.rehearsal.Rehearsal;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.rehearsal.RunPlan;
import dev.firedrill.rehearsal.UnsafeTargetException;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.GitHubReport;
import dev.firedrill.report.Look;
import dev.firedrill.report.ReportUnwritableException;
import dev.firedrill.report.RunDirectory;
import dev.firedrill.report.RunJson;
import dev.firedrill.report.RunResult;
import dev.firedrill.report.TerminalReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "run",
        description = "Run the catalogue, or some of it, against an add-on.",
        footer = {
            "",
            "Examples:",
            "  firedrill run                                    as ./firedrill.yaml says",
            "  firedrill run http://localhost:3000/atlassian-connect.json",
            "  firedrill run URL-01 'SEC-*' --seed 42",
            "  firedrill run -- npm start                       starts it on port 3000"
        })
final class RunCommand implements Callable<Integer> {

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Mixin
    private TargetOptions target = new TargetOptions();

    @CommandLine.Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws Exception {
        var settings = RunSettings.resolve(target, options, firedrill.command());
        var scenarios = CatalogueOfAll.load().select(settings.patterns());
        String id = RunId.of(settings.seed());
        var directory = RunDirectory.create(settings.reportRoot(), id);
        var plan = settings.plan(
                id, scenarios, directory.addonLog(), directory.path().resolve("gateway"));
        var terminal = new TerminalReport(forPeople(), look());
        try (var listener = new ConsoleListener(terminal, firedrill.err(), look(), interactive(), scenarios)) {
            var rehearsal = new Rehearsal(plan, listener);
            var interrupt = CtrlC.stops(() -> {
                listener.stopping();
                rehearsal.interrupt();
            });
            try {
                RunOutcome outcome = rehearsal.run();
                listener.quiet();
                return report(terminal, settings, plan, directory, outcome).code();
            } catch (AddonFailedException | UnsafeTargetException | IOException | RuntimeException e) {
                listener.quiet();
                directory.discard();
                if (!rehearsal.interrupted()) {
                    throw e;
                }
                firedrill.err().println("firedrill: Stopped before the add-on was ready; there is nothing to report.");
                return ExitCode.INTERRUPTED.code();
            } finally {
                interrupt.close();
            }
        }
    }

    private ExitCode report(
            TerminalReport terminal, RunSettings settings, RunPlan plan, RunDirectory directory, RunOutcome outcome) {
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
        boolean written = written(directory, outcome, result);
        terminal.summary(result);
        if (options.format == Format.JSON) {
            firedrill.out().print(RunJson.render(result));
        }
        if (firedrill.environment().containsKey("GITHUB_ACTIONS")) {
            tellGitHub(new GitHubReport(result));
        }
        if (outcome.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        return written ? ExitCode.of(outcome.judgements()) : ExitCode.INTERNAL;
    }

    private PrintStream forPeople() {
        return options.format == Format.JSON ? firedrill.err() : firedrill.out();
    }

    /** What was found is shown even when it cannot be written, as on a full disk. */
    private boolean written(RunDirectory directory, RunOutcome outcome, RunResult result) {
        try {
            directory.writeHistory(outcome.header(), outcome.history());
            directory.writeReports(result);
            return true;
        } catch (ReportUnwritableException e) {
            firedrill.err().println("firedrill: " + e.getMessage());
            return false;
        }
    }

    /** GitHub reads annotations from either stream; its summary is a file. */
    private void tellGitHub(GitHubReport report) {
        report.annotations().forEach(forPeople()::println);
        String summary = firedrill.environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!summary.isEmpty()) {
            try {
                Files.writeString(
                        Path.of(summary), report.summary(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                firedrill
                        .err()
                        .println("firedrill: The summary for GitHub cannot be written to GITHUB_STEP_SUMMARY, "
                                + summary + ": " + e.getMessage());
            }
        }
    }

    private static String shown(RunDirectory directory) {
        Path here = Path.of("").toAbsolutePath();
        Path page = directory.page().toAbsolutePath().normalize();
        return page.startsWith(here) ? here.relativize(page).toString() : page.toString();
    }

    private Look look() {
        return Look.plain(Terminal.charset()).coloured(options.colour.on(firedrill.environment(), interactive()));
    }

    /** A person watches: a terminal, and no CI. */
    private boolean interactive() {
        return Terminal.isWatched()
                && firedrill.environment().getOrDefault("CI", "").isEmpty();
    }
}
