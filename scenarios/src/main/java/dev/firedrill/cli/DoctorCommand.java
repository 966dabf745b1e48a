package dev.firedrill.cli;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.cli.doctor.Diagnosis;
import dev.firedrill.cli.doctor.Diagnosis.State;
import dev.firedrill.cli.doctor.Handshake;
import dev.firedrill.cli.doctor.Reach;
import dev.firedrill.cli.doctor.Surroundings;
import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.launch.CtrlC;
import dev.firedrill.launch.RunSettings;
import dev.firedrill.rehearsal.Rehearsal;
import dev.firedrill.rehearsal.RunListener;
import dev.firedrill.rehearsal.RunPlan;
import dev.firedrill.rehearsal.UnsafeTargetException;
import dev.firedrill.report.Colour;
import dev.firedrill.report.ExitCode;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "doctor",
        description =
                "Find out why host and add-on do not reach each other: names, ports, proxies, clocks, keys, calls.",
        footer = {
            "",
            "Takes the same target as 'run', and installs a few tenants, which it uninstalls again. Exit code 0: nothing",
            "stands between them; 69: something does."
        })
final class DoctorCommand implements Callable<Integer>, RunListener {

    private static final String SHORT_RUN = "INS-01";
    private static final String LOG = "addon.log";

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Mixin
    private TargetOptions target = new TargetOptions();

    private boolean ill;
    private volatile boolean stopped;
    private @Nullable Rehearsal rehearsal;

    @Override
    public Integer call() throws Exception {
        var settings = RunSettings.resolve(target.said(new RunOptions(), firedrill.command()));
        Path folder = Files.createTempDirectory("firedrill-doctor");
        var interrupt = CtrlC.stops(this::stop);
        try {
            examine(settings.plan(
                    "doctor",
                    CatalogueOfAll.load().select(List.of(SHORT_RUN)),
                    folder.resolve(LOG),
                    folder.resolve("gateway")));
        } finally {
            tidy(folder);
            interrupt.close();
        }
        if (stopped) {
            return ExitCode.INTERRUPTED.code();
        }
        return (ill ? ExitCode.ADDON_UNAVAILABLE : ExitCode.OK).code();
    }

    private synchronized void stop() {
        stopped = true;
        if (rehearsal != null) {
            rehearsal.interrupt();
        }
    }

    private void tidy(Path folder) {
        if (ill && Files.exists(folder.resolve(LOG))) {
            firedrill.out().println("The add-on's own output: " + folder.resolve(LOG));
        } else {
            delete(folder);
        }
    }

    /** What cannot be deleted from a folder for temporary files is no finding. */
    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                boolean unused = file.delete();
            });
        } catch (IOException e) {
            return;
        }
    }

    private void examine(RunPlan plan) throws Exception {
        tell(new Surroundings(plan, firedrill.environment()).look());
        // One that is to be started when the run has begun is not there yet.
        if (!plan.target().started() && plan.target().readyWithin().isZero()) {
            tell(new Reach(plan.target(), RunClock.start()::started).look());
        }
        if (!ill && !stopped) {
            play(plan);
        }
    }

    /** What all that is for: tenants install, and their users open pages. */
    private void play(RunPlan plan) throws Exception {
        try {
            var outcome = begin(plan).run();
            if (!stopped) {
                tell(new Handshake(outcome.header(), outcome.history()).look());
            }
        } catch (AddonFailedException | UnsafeTargetException | IOException e) {
            // An interrupt ends whatever was underway in one way or another.
            if (stopped) {
                return;
            }
            tell(List.of(new Diagnosis(State.ILL, "a first install", String.valueOf(e.getMessage()), "")));
        } catch (RuntimeException e) {
            if (!stopped) {
                throw e;
            }
        }
    }

    private synchronized Rehearsal begin(RunPlan plan) {
        var begun = new Rehearsal(plan, this);
        if (stopped) {
            begun.interrupt();
        }
        rehearsal = begun;
        return begun;
    }

    @Override
    public void notice(String message) {
        firedrill.err().println(message);
    }

    @Override
    public void warning(String message) {
        firedrill.err().println("warning: " + message);
    }

    private void tell(List<Diagnosis> found) {
        found.forEach(this::tell);
        ill |= found.stream().anyMatch(diagnosis -> diagnosis.state() == State.ILL);
    }

    private void tell(Diagnosis diagnosis) {
        var look = firedrill.look(Colour.NEVER);
        String line = String.format(
                Locale.ROOT, "%s %-28s %s", symbol(diagnosis.state()), diagnosis.what(), diagnosis.seen());
        firedrill.out().println(look.inItsCharacters(line));
        if (!diagnosis.advice().isEmpty()) {
            firedrill.out().println("    " + look.inItsCharacters(diagnosis.advice()));
        }
    }

    private static String symbol(State state) {
        return switch (state) {
            case WELL -> "✔";
            case DOUBTFUL -> "!";
            case ILL -> "✘";
        };
    }
}
