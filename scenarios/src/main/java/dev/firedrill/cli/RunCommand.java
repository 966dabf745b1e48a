package dev.firedrill.cli;

import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.launch.Performance;
import dev.firedrill.launch.RunSettings;
import dev.firedrill.rehearsal.Draws;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.TerminalReport;
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
        var settings = RunSettings.resolve(target.said(options, firedrill.command()));
        var scenarios = CatalogueOfAll.load().and(settings.drills()).select(settings.patterns());
        var look = firedrill.look(options.colour.when);
        var results = new Results(firedrill, options);
        var terminal = new TerminalReport(results.forPeople(), look);
        var audience = firedrill.audience(terminal, look, scenarios, header -> {});
        var done = new Performance(settings, scenarios, audience)
                .perform(Draws.seeded(settings.seed()), d -> results.tell(terminal, d.result()));
        return done.map(Performance.Done::exitCode).orElse(ExitCode.INTERRUPTED).code();
    }
}
