package dev.firedrill.cli;

import dev.firedrill.report.ExitCode;
import dev.firedrill.report.ReportUnwritableException;
import dev.firedrill.report.RunDirectory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(name = "report", description = "Write the reports of a stored run again, from its history alone.")
final class ReportCommand implements Callable<Integer> {

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Mixin
    private StoredOptions stored = new StoredOptions();

    @Override
    public Integer call() throws IOException, ReportUnwritableException {
        var former = stored.read(firedrill.err());
        var directory = RunDirectory.of(former.directory());
        directory.writeReports(stored.judge(former));
        firedrill.out().println(directory.page());
        return ExitCode.OK.code();
    }
}
