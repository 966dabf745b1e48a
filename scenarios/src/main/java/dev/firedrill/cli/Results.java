package dev.firedrill.cli;

import dev.firedrill.cli.RunOptions.Format;
import dev.firedrill.report.GitHubReport;
import dev.firedrill.report.RunJson;
import dev.firedrill.report.RunResult;
import dev.firedrill.report.TerminalReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a run says at its end, and to whom. */
record Results(Firedrill firedrill, RunOptions options) {

    /** Tells what came of a run, to everybody who listens. */
    void tell(TerminalReport terminal, RunResult result) {
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

    /** Where people read. */
    PrintStream forPeople() {
        return options.format == Format.JSON ? firedrill.err() : firedrill.out();
    }
}
