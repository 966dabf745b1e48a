package dev.firedrill.cli;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.cli.doctor.Diagnosis;
import dev.firedrill.cli.doctor.Diagnosis.State;
import dev.firedrill.cli.doctor.Handshake;
import dev.firedrill.cli.doctor.Reach;
import dev.firedrill.cli.doctor.Surroundings;
import dev.firedrill.launch.Audience;
import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.launch.CtrlC;
import dev.firedrill.launch.RunSettings;
import dev.firedrill.rehearsal.Rehearsal;
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
            "Takes the same target as 'run', and installs one tenant, which it uninstalls again. Exit code 0: nothing",
            "stands between them; 69: something does."
        })
final class DoctorCommand implements Callable<Integer> {

    private static final String SHORT_RUN = "INS-01";

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Mixin
    private TargetOptions target = new TargetOptions();

    private boolean ill;

    @Override
    public Integer call() throws Exception {
        var settings = RunSettings.resolve(target.said(new RunOptions(), firedrill.command()));
        Path folder = Files.createTempDirectory("firedrill-doctor");
        try {
            examine(settings.plan(
                    "doctor",
                    CatalogueOfAll.load().select(List.of(SHORT_RUN)),
                    folder.resolve("addon.log"),
                    folder.resolve("gateway")));
        } finally {
            delete(folder);
        }
        return (ill ? ExitCode.ADDON_UNAVAILABLE : ExitCode.OK).code();
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (var files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }

    private void examine(RunPlan plan) throws InterruptedException {
        tell(new Surroundings(plan, firedrill.environment()).look());
        if (!plan.target().started()) {
            tell(new Reach(plan.target(), RunClock.start()::started).look());
        }
        if (!ill) {
            play(plan);
        }
    }

    /** What all that is for: a tenant installs, and its users open a page. */
    private void play(RunPlan plan) {
        var rehearsal = new Rehearsal(plan, new Audience() {});
        var interrupt = CtrlC.stops(rehearsal::interrupt);
        try {
            tell(new Handshake(rehearsal.run().history()).look());
        } catch (AddonFailedException | UnsafeTargetException | IOException e) {
            tell(List.of(new Diagnosis(State.ILL, "a first install", String.valueOf(e.getMessage()), "")));
        } finally {
            interrupt.close();
        }
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
