package dev.firedrill.cli;

import dev.firedrill.rehearsal.Cleaner;
import dev.firedrill.rehearsal.LeftBehind;
import dev.firedrill.rehearsal.LeftBehind.Note;
import dev.firedrill.report.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
        var settings = RunSettings.resolve(target, new RunOptions(), firedrill.command());
        List<Note> notes = LeftBehind.in(settings.leftBehind());
        if (notes.isEmpty()) {
            firedrill.out().println("Nothing was left behind (" + settings.leftBehind() + ").");
        }
        boolean all = true;
        for (Note note : notes) {
            all &= clean(settings, note);
        }
        return (all ? ExitCode.OK : ExitCode.ADDON_UNAVAILABLE).code();
    }

    private boolean clean(RunSettings settings, Note note) throws Exception {
        Path log = Files.createTempFile("firedrill-clean", ".log");
        try {
            var plan = settings.forKeyPort(note.run().keyServerPort()).plan("clean", List.of(), log);
            var swept = new Cleaner(plan).clean(note);
            long answered = swept.stream().filter(s -> s.answer().arrived()).count();
            firedrill
                    .out()
                    .println(note.file().getFileName() + ": " + answered + " of " + swept.size()
                            + " tenants uninstalled");
            return answered == swept.size();
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
