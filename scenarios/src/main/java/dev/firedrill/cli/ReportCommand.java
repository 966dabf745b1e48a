package dev.firedrill.cli;

import dev.firedrill.report.ExitCode;
import dev.firedrill.report.ReportUnwritableException;
import dev.firedrill.report.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(name = "report", description = "Write the reports of a stored run again, from its history alone.")
final class ReportCommand implements Callable<Integer> {

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Parameters(paramLabel = "RUN", description = "a run's directory, or its history.ndjson")
    private Path run = Path.of("");

    @CommandLine.Option(names = "--strict", description = "a failed SHOULD fails its scenario")
    private boolean strict;

    @Override
    public Integer call() throws IOException, ReportUnwritableException {
        var former = FormerRun.read(run);
        var directory = RunDirectory.of(former.directory());
        directory.writeReports(former.result(strict));
        firedrill.out().println(directory.page());
        return ExitCode.OK.code();
    }
}
