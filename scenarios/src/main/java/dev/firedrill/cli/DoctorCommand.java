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

    @Override
    public Integer call() throws Exception {
        var settings = RunSettings.resolve(target.said(new RunOptions(), firedrill.command()));
        Path folder = Files.createTempDirectory("firedrill-doctor");
        boolean ended = examine(settings.plan(
                "doctor",
                CatalogueOfAll.load().select(List.of(SHORT_RUN)),
                folder.resolve(LOG),
                folder.resolve("gateway")));
        if (ill && Files.exists(folder.resolve(LOG))) {
            firedrill.out().println("The add-on's own output: " + folder.resolve(LOG));
        } else {
            delete(folder);
        }
        if (!ended) {
            return ExitCode.INTERRUPTED.code();
        }
        return (ill ? ExitCode.ADDON_UNAVAILABLE : ExitCode.OK).code();
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

    /** Whether it came to its end. */
    private boolean examine(RunPlan plan) throws InterruptedException {
        tell(new Surroundings(plan, firedrill.environment()).look());
        // One that is to be started when the run has begun is not there yet.
        if (!plan.target().started() && plan.target().readyWithin().isZero()) {
            tell(new Reach(plan.target(), RunClock.start()::started).look());
        }
        return ill || play(plan);
    }

    /** What all that is for: tenants install, and their users open pages. */
    private boolean play(RunPlan plan) {
        var rehearsal = new Rehearsal(plan, this);
        var interrupt = CtrlC.stops(rehearsal::interrupt);
        try {
            var outcome = rehearsal.run();
            if (!outcome.interrupted()) {
                tell(new Handshake(outcome.header(), outcome.history()).look());
            }
            return !outcome.interrupted();
        } catch (AddonFailedException | UnsafeTargetException | IOException | RuntimeException e) {
            if (rehearsal.interrupted()) {
                return false;
            }
            if (e instanceof RuntimeException defect) {
                throw defect;
            }
            tell(List.of(new Diagnosis(State.ILL, "a first install", String.valueOf(e.getMessage()), "")));
            return true;
        } finally {
            interrupt.close();
        }
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
