package dev.firedrill.cli;

import dev.firedrill.drill.Drill;
import dev.firedrill.launch.DrillScenario;
import dev.firedrill.launch.Performance;
import dev.firedrill.launch.RunSettings;
import dev.firedrill.launch.UsageException;
import dev.firedrill.rehearsal.Draws;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.TerminalReport;
import dev.firedrill.stage.Company;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "drill",
        description = "Play one maintenance window, set up by hand, and tell live what the add-on does.",
        footer = {
            "",
            "A tenant installs, and its users go on all the while. Without a word about what happens, the host is down",
            "for 60s and cold for 30s. Judgement, report and exit codes are those of 'run'.",
            "",
            "Examples:",
            "  firedrill drill --down 90s --as 503 --cold 60s --rename",
            "  firedrill drill http://localhost:3000/atlassian-connect.json --down 30s --as refused -- npm start",
            "  firedrill drill --down 90s --cold 60s --save firedrill/friday.yaml",
            "  firedrill drill --schedule firedrill-report/runs/…/schedules/RST-01.yaml"
        })
final class DrillCommand implements Callable<Integer> {

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Mixin
    private TargetOptions target = new TargetOptions();

    @CommandLine.Mixin
    private RunOptions options = new RunOptions();

    @CommandLine.Mixin
    private DrillOptions window = new DrillOptions();

    @Override
    public Integer call() throws Exception {
        requireNoScenarios();
        Drill drill = window.drill();
        Path save = window.save;
        var settings =
                RunSettings.resolve(target.said(options, firedrill.command())).drilling(window.words());
        if (save != null) {
            save(drill, save);
        }
        return play(new DrillScenario(id(), drill, Company.NOBODY), settings).code();
    }

    private void requireNoScenarios() {
        var named = RunSettings.Words.sort(target.words).patterns();
        if (!named.isEmpty()) {
            throw new UsageException(
                    "'" + named.get(0) + "' is no target; a drill plays what --down, --cold, --rename or"
                            + " --schedule say. Scenarios are played by 'firedrill run " + named.get(0) + "'.");
        }
    }

    private String id() {
        Path file = file();
        return file == null ? DrillScenario.NAMELESS : DrillScenario.id(file);
    }

    private @Nullable Path file() {
        return window.save != null ? window.save : window.schedule;
    }

    private ExitCode play(DrillScenario scenario, RunSettings settings) throws Exception {
        var look = firedrill.look(options.colour.when);
        var results = new Results(firedrill, options);
        var terminal = new TerminalReport(results.forPeople(), look);
        sayWhatComes(scenario.drill(), results.forPeople());
        var audience = firedrill.audience(terminal, look, scenario);
        return new Performance(settings, List.of(scenario), audience)
                .perform(Draws.seeded(settings.seed()), done -> {
                    sayWhatWasSaved(settings, results.forPeople());
                    results.tell(terminal, done.result());
                })
                .map(Performance.Done::exitCode)
                .orElse(ExitCode.INTERRUPTED);
    }

    private static void sayWhatComes(Drill drill, PrintStream out) {
        out.println("Drill: " + drill.title());
        drill.describe().forEach(line -> out.println("  " + line));
        out.println();
    }

    /** Before the add-on is asked for anything, so that nothing is played that cannot be kept. */
    private static void save(Drill drill, Path file) throws IOException {
        String text = drill.yaml();
        if (Files.exists(file)) {
            requireSame(file, text);
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text);
    }

    private static void requireSame(Path file, String text) throws IOException {
        if (Files.isDirectory(file) || !Files.readString(file).equals(text)) {
            throw new UsageException("'" + file + "' is there already and says something else; --save never overwrites."
                    + " Name another file, or remove it.");
        }
    }

    private void sayWhatWasSaved(RunSettings settings, PrintStream out) {
        Path save = window.save;
        if (save != null) {
            Path file = save.toAbsolutePath().normalize();
            Path folder = settings.configured();
            out.println();
            out.println("saved: " + save + "; 'firedrill run' plays it as " + id() + " when your firedrill.yaml says");
            out.println("  schedules: [" + (file.startsWith(folder) ? folder.relativize(file) : file) + "]");
        }
    }
}
