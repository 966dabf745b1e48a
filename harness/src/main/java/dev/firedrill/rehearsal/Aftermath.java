package dev.firedrill.rehearsal;

import dev.firedrill.connect.Descriptor;
import dev.firedrill.history.History;
import dev.firedrill.host.KeyServer;
import dev.firedrill.rehearsal.Cleaner.Swept;
import dev.firedrill.rehearsal.LeftBehind.Note;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What earlier runs against the same target left that were killed; worked off before a run, which never fails of it.
 * What cannot be worked off stays as it is, with a warning.
 */
final class Aftermath {

    private final RunPlan plan;
    private final RunListener listener;
    private final RunClock clock;
    private final List<Note> notes;

    private Aftermath(RunPlan plan, RunListener listener, RunClock clock, List<Note> notes) {
        this.plan = plan;
        this.listener = listener;
        this.clock = clock;
        this.notes = notes;
    }

    static Aftermath of(RunPlan plan, RunListener listener, RunClock clock) throws IOException {
        var notes = new ArrayList<Note>();
        for (Path file : LeftBehind.in(plan.leftBehind())) {
            try {
                notes.add(LeftBehind.read(file));
            } catch (IOException e) {
                listener.warning(String.valueOf(e.getMessage()));
            }
        }
        String target = plan.target().descriptor().toString();
        return new Aftermath(
                plan,
                listener,
                clock,
                notes.stream()
                        .filter(note -> note.run().descriptor().equals(target) && note.abandoned())
                        .toList());
    }

    /** Frees the add-on's address. */
    void endAddons() {
        notes.forEach(note -> note.endAddons().forEach(listener::notice));
    }

    /** Uninstalls the tenants that the add-on may remember. */
    void uninstall(Theatre theatre, Descriptor descriptor) {
        for (Note note : notes) {
            try (Keys keys = keys(theatre, note)) {
                var sweep =
                        new Sweep(theatre.client(), descriptor, keys.server().key(), clock);
                report(note, sweep.sweep(note));
            } catch (IOException | RuntimeException e) {
                remains(note, String.valueOf(e.getMessage()));
            }
        }
    }

    private void remains(Note note, String why) {
        listener.warning("What a killed run left (" + note.file() + ") could not be cleaned up: " + why
                + "; 'firedrill clean' tries again.");
    }

    private void report(Note note, List<Swept> swept) {
        if (swept.stream().anyMatch(s -> !s.answer().arrived())) {
            remains(note, Swept.told(swept));
        } else if (!swept.isEmpty()) {
            listener.notice("Cleaned up after a run that was killed: " + Swept.told(swept) + ".");
        }
    }

    /** An add-on that somebody else started asks for keys where that run had them. */
    private Keys keys(Theatre theatre, Note note) throws IOException {
        int port = note.run().keyServerPort();
        return plan.target().started() || theatre.keys().port() == port
                ? new Keys(theatre.keys(), false)
                : new Keys(KeyServer.start(port, new History(clock)), true);
    }

    /** A key server, and whether it is ours to close. */
    private record Keys(KeyServer server, boolean ours) implements AutoCloseable {

        @Override
        public void close() {
            if (ours) {
                server.close();
            }
        }
    }
}
