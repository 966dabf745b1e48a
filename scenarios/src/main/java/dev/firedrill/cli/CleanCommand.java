package dev.firedrill.cli;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.launch.CtrlC;
import dev.firedrill.launch.RunSettings;
import dev.firedrill.rehearsal.Cleaner;
import dev.firedrill.rehearsal.Cleaner.Swept;
import dev.firedrill.rehearsal.LeftBehind;
import dev.firedrill.rehearsal.LeftBehind.Note;
import dev.firedrill.report.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;

@CommandLine.Command(
        name = "clean",
        description = "Uninstall the tenants that a killed run left in the add-on.",
        footer = {"", "Takes the same target as 'run'; an add-on with a command is started for it."})
final class CleanCommand implements Callable<Integer> {

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Mixin
    private TargetOptions target = new TargetOptions();

    @Override
    public Integer call() throws Exception {
        var settings = RunSettings.resolve(target.said(new RunOptions(), firedrill.command()));
        List<Path> notes = LeftBehind.in(settings.leftBehind());
        if (notes.isEmpty()) {
            firedrill.out().println("Nothing was left behind (" + settings.leftBehind() + ").");
        }
        var ends = new ArrayList<ExitCode>();
        for (Path note : notes) {
            ends.add(clean(settings, note));
        }
        return ends.stream()
                .max(Comparator.comparing(ExitCode::code))
                .orElse(ExitCode.OK)
                .code();
    }

    /** One note that cannot be read must not keep the others from being cleaned up. */
    private ExitCode clean(RunSettings settings, Path file) throws Exception {
        Note note;
        try {
            note = LeftBehind.read(file);
        } catch (IOException e) {
            firedrill.err().println("firedrill: " + e.getMessage());
            return ExitCode.USAGE;
        }
        if (!note.run().descriptor().equals(settings.descriptor().toString())) {
            firedrill
                    .err()
                    .println("firedrill: " + file + " is about " + note.run().descriptor() + ", not "
                            + settings.descriptor() + "; clean up there with 'firedrill clean "
                            + note.run().descriptor() + "'.");
            return ExitCode.USAGE;
        }
        if (!note.abandoned()) {
            firedrill
                    .out()
                    .println(note.file().getFileName() + ": its run is still going on (process "
                            + note.run().firedrill().pid() + "), and cleans up itself.");
            return ExitCode.OK;
        }
        note.endAddons().forEach(firedrill.out()::println);
        return uninstall(settings, note) ? ExitCode.OK : ExitCode.ADDON_UNAVAILABLE;
    }

    private boolean uninstall(RunSettings settings, Note note) throws Exception {
        Path log = Files.createTempFile("firedrill-clean", ".log");
        var stopped = new AtomicBoolean();
        Thread cleaner = Thread.currentThread();
        var interrupt = CtrlC.stops(() -> {
            stopped.set(true);
            cleaner.interrupt();
        });
        try {
            var plan = settings.forPorts(note.run().keyServerPort(), note.run().gatewayPort())
                    .plan("clean", List.of(), log, log.resolveSibling(log.getFileName() + ".gateway"));
            var swept = new Cleaner(plan).clean(note);
            firedrill.out().println(note.file().getFileName() + ": " + Swept.told(swept) + ".");
            return swept.stream().allMatch(s -> s.answer().arrived());
        } catch (AddonFailedException | RuntimeException e) {
            if (!stopped.get()) {
                throw e;
            }
            firedrill
                    .err()
                    .println("firedrill: Stopped; what is still left is as it was. Run 'firedrill clean' again.");
            return false;
        } finally {
            Files.deleteIfExists(log);
            interrupt.close();
        }
    }
}
