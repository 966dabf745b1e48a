package dev.firedrill.cli;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.history.Header;
import dev.firedrill.launch.Audience;
import dev.firedrill.launch.DrillScenario;
import dev.firedrill.launch.Drills;
import dev.firedrill.launch.UsageException;
import dev.firedrill.launch.config.ConfigException;
import dev.firedrill.rehearsal.UnsafeTargetException;
import dev.firedrill.rehearsal.Version;
import dev.firedrill.report.Account;
import dev.firedrill.report.Colour;
import dev.firedrill.report.ExitCode;
import dev.firedrill.report.Look;
import dev.firedrill.report.TerminalReport;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;

/** The command {@code firedrill} with its subcommands. Results go to {@code out}, progress and errors to {@code err}. */
@CommandLine.Command(
        name = "firedrill",
        description = "Rehearse the bad nights of an Atlassian cloud add-on.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Firedrill.VersionLine.class,
        subcommands = {
            RunCommand.class,
            DrillCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            EnvCommand.class,
            CheckCommand.class,
            ReplayCommand.class,
            ReportCommand.class,
            CleanCommand.class,
            DoctorCommand.class,
            ToxiproxyCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every selected MUST passed",
            "1:at least one failed",
            "2:at least one is inconclusive, none failed",
            "3:nothing is called what was selected",
            "64:bad usage or configuration",
            "69:the add-on cannot be tested: unreachable, never ready, or a descriptor no host accepts",
            "70:internal error",
            "130:ended by Ctrl-C; 143 when ended by another process"
        })
public final class Firedrill implements Runnable {

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private List<String> command = List.of();

    /** The command with its streams and environment. */
    public Firedrill(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
    }

    /** Executes the words and returns the exit code; never exits itself. */
    public int execute(String... words) {
        command = Main.command(words);
        var line = new CommandLine(this);
        line.setOut(new PrintWriter(out, true, Charset.defaultCharset()));
        line.setErr(new PrintWriter(err, true, Charset.defaultCharset()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(java.time.Duration.class, new Durations());
        line.getSubcommands().values().forEach(c -> c.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE.code()));
        line.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE.code());
        line.setExecutionExceptionHandler((e, c, parsed) -> report(e));
        line.setParameterExceptionHandler((e, arguments) -> fail(ExitCode.USAGE, WrongWords.message(e)));
        try {
            return line.execute(Main.own(words));
        } catch (Error e) {
            return defect(e);
        }
    }

    @Override
    public void run() {
        CommandLine.usage(this, out);
    }

    private int report(Exception e) {
        if (e instanceof UsageException usage) {
            return fail(usage.exitCode(), e.getMessage());
        }
        if (e instanceof ConfigException) {
            return fail(ExitCode.USAGE, e.getMessage());
        }
        if (e instanceof AddonFailedException) {
            return fail(ExitCode.ADDON_UNAVAILABLE, e.getMessage());
        }
        if (e instanceof FileSystemException file) {
            return fail(ExitCode.USAGE, "'" + file.getFile() + "' cannot be used: " + reason(file) + ".");
        }
        if (e instanceof UnsafeTargetException || e instanceof IOException) {
            return fail(ExitCode.USAGE, e.getMessage());
        }
        return defect(e);
    }

    /** The system's own messages are often nothing but a path. */
    private static String reason(FileSystemException e) {
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }

    private int defect(Throwable e) {
        e.printStackTrace(err);
        return fail(ExitCode.INTERNAL, "This is a defect of Firedrill: " + e);
    }

    private int fail(ExitCode code, @org.jspecify.annotations.Nullable String message) {
        err.println("firedrill: " + message);
        return code.code();
    }

    /** A person watches: a terminal, and no CI. */
    boolean interactive() {
        return Terminal.isWatched() && environment.getOrDefault("CI", "").isEmpty();
    }

    /** How results of a run look. */
    Look look(Colour colour) {
        return Look.plain(Terminal.charset()).coloured(colour.on(environment, interactive()));
    }

    /** The schedules of the {@code firedrill.yaml} that is here; one that is wrong is told, and hinders nobody who only reads. */
    List<DrillScenario> drillsAtHand() {
        try {
            return Drills.configuredIn(Path.of(""));
        } catch (ConfigException | UsageException e) {
            err.println("warning: schedules are left out. " + e.getMessage());
            return List.of();
        }
    }

    /** Who watches a drill at this terminal. */
    Audience audience(TerminalReport terminal, Look look, DrillScenario drill) {
        return new ConsoleListener(
                terminal,
                err,
                look,
                interactive(),
                List.of(drill),
                header -> {},
                new Account(drill.id(), drill.drill().tenants().size() > 1));
    }

    /** Who watches a run at this terminal, and may refuse it as soon as it is known what is tested. */
    Audience audience(TerminalReport terminal, Look look, List<Scenario> scenarios, Consumer<Header> known) {
        return new ConsoleListener(terminal, err, look, interactive(), scenarios, known, null);
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** What stood behind {@code --}. */
    List<String> command() {
        return command;
    }

    static final class VersionLine implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"firedrill " + Version.current()};
        }
    }
}
