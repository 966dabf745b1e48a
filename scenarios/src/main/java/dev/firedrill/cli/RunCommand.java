package dev.firedrill.cli;

import dev.firedrill.rehearsal.Rehearsal;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.rehearsal.RunPlan;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.Look;
import dev.firedrill.report.RunDirectory;
import dev.firedrill.report.RunResult;
import dev.firedrill.report.TerminalReport;
import java.nio.charset.Charset;
import java.nio.file.Path;
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
            "  firedrill run -- npm start                       starts the add-on on port 3000 and stops it"
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
        var plan = settings.plan(id, scenarios, directory.addonLog());
        var terminal = new TerminalReport(firedrill.out(), look());
        try (var listener = new ConsoleListener(terminal, firedrill.err(), look(), interactive(), scenarios)) {
            var rehearsal = new Rehearsal(plan, listener);
            var interrupt = CtrlC.stops(rehearsal::interrupt);
            try {
                RunOutcome outcome = rehearsal.run();
                listener.quiet();
                return report(terminal, settings, plan, directory, outcome).code();
            } finally {
                interrupt.close();
            }
        }
    }

    private ExitCode report(
            TerminalReport terminal, RunSettings settings, RunPlan plan, RunDirectory directory, RunOutcome outcome)
            throws java.io.IOException {
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
        directory.writeHistory(outcome.header(), outcome.history());
        directory.writeReports(result);
        terminal.summary(result);
        return outcome.interrupted() ? ExitCode.INTERRUPTED : ExitCode.of(outcome.judgements());
    }

    private static String shown(RunDirectory directory) {
        Path here = Path.of("").toAbsolutePath();
        Path page = directory.page().toAbsolutePath().normalize();
        return page.startsWith(here) ? here.relativize(page).toString() : page.toString();
    }

    private Look look() {
        return Look.plain(Charset.defaultCharset()).coloured(options.colour.on(firedrill.environment(), interactive()));
    }

    /** A person watches: a terminal, and no CI. */
    private boolean interactive() {
        return Terminal.isWatched()
                && firedrill.environment().getOrDefault("CI", "").isEmpty();
    }
}
