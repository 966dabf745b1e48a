package dev.firedrill.cli;

import dev.firedrill.checker.Judge;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.Look;
import dev.firedrill.report.RunResult;
import dev.firedrill.report.TerminalReport;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;

@CommandLine.Command(name = "check", description = "Judge a stored run again, from its history alone.")
final class CheckCommand implements Callable<Integer> {

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Mixin
    private StoredOptions stored = new StoredOptions();

    @CommandLine.Mixin
    private ColourOption colour = new ColourOption();

    @Override
    public Integer call() throws IOException {
        RunResult result = stored.judge(stored.read(firedrill.err()));
        var terminal = new TerminalReport(firedrill.out(), look());
        var ends = new Ends(result.history());
        IntStream.range(0, result.judgements().size())
                .boxed()
                .sorted(Comparator.comparing(
                        i -> ends.when(result.selected().get(i).id())))
                .forEach(i -> terminal.finished(
                        result.selected().get(i),
                        result.judgements().get(i),
                        ends.took(result.selected().get(i).id())));
        terminal.summary(result);
        return ExitCode.of(result).code();
    }

    private Look look() {
        boolean watched = Terminal.isWatched();
        return Look.plain(Terminal.charset()).coloured(colour.when.on(firedrill.environment(), watched));
    }

    /** When scenarios ended, and how long what decided them took: alone, when they had to be confirmed. */
    private record Ends(List<Entry> entries) {

        Duration when(String id) {
            return last(id, Fact.RehearsalEnded.class).orElse(Duration.ZERO);
        }

        Duration took(String id) {
            return when(id).minus(last(id, Fact.RehearsalStarted.class).orElseGet(() -> when(id)));
        }

        private Optional<Duration> last(String id, Class<? extends Fact> kind) {
            return entries.stream()
                    .filter(e -> Judge.rehearsals(id).contains(e.rehearsal()))
                    .filter(e -> kind.isInstance(e.fact()))
                    .map(Entry::at)
                    .reduce((first, last) -> last);
        }
    }
}
