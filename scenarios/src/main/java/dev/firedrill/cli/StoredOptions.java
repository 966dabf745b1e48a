package dev.firedrill.cli;

import dev.firedrill.launch.FormerRun;
import dev.firedrill.report.RunResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine;

/** Which stored run a command judges again, and how strictly. */
final class StoredOptions {

    @CommandLine.Parameters(paramLabel = "RUN", description = "a run's directory, or its history.ndjson")
    private Path run = Path.of("");

    @CommandLine.Option(names = "--strict", description = "a failed SHOULD fails its scenario")
    private boolean strict;

    FormerRun read(PrintStream err) throws IOException {
        var former = FormerRun.read(run);
        former.leftOut().ifPresent(warning -> err.println("warning: " + warning));
        return former;
    }

    RunResult judge(FormerRun former) {
        return former.result(strict);
    }
}
