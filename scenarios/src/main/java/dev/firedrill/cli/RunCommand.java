package dev.firedrill.cli;

import dev.firedrill.cli.RunOptions.Format;
import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.launch.Performance;
import dev.firedrill.launch.RunSettings;
import dev.firedrill.rehearsal.Draws;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.GitHubReport;
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
        var settings = RunSettings.resolve(target.said(options, firedrill.command()));
        var scenarios = CatalogueOfAll.load().select(settings.patterns());
        var look = firedrill.look(options.colour);
        var terminal = new TerminalReport(forPeople(), look);
        var audience = firedrill.audience(terminal, look, scenarios, header -> {});
        var done = new Performance(settings, scenarios, audience)
                .perform(Draws.seeded(settings.seed()), d -> tell(terminal, d.result()));
        return done.map(Performance.Done::exitCode).orElse(ExitCode.INTERRUPTED).code();
    }

    private void tell(TerminalReport terminal, RunResult result) {
        terminal.summary(result);
        if (options.format == Format.JSON) {
            firedrill.out().print(RunJson.render(result));
        }
        if (firedrill.environment().containsKey("GITHUB_ACTIONS")) {
            tellGitHub(new GitHubReport(result));
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

    private PrintStream forPeople() {
        return options.format == Format.JSON ? firedrill.err() : firedrill.out();
    }
}
