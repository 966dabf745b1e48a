package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.history.Answer;
import dev.firedrill.history.History;
import dev.firedrill.rehearsal.LeftBehind.Note;
import dev.firedrill.rehearsal.LeftBehind.Trace;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Uninstalls what a killed run left in an add-on. No secret of that run survives it, and none is needed:
 * {@code uninstalled} is signed with a new install key, served on the port where the add-on asks for keys.
 */
public final class Cleaner {

    private final RunPlan plan;
    private final RunClock clock = RunClock.start();

    /**
     * A cleaner that reaches the add-on as this plan says.
     *
     * @param plan its key server port must be the one of the run that is cleaned up
     */
    public Cleaner(RunPlan plan) {
        this.plan = plan;
    }

    /** What was done about one tenant. */
    public record Swept(Trace trace, Answer answer) {

        /** For people: how many were uninstalled, and what became of the others. */
        public static String told(List<Swept> all) {
            List<Swept> others =
                    all.stream().filter(s -> !s.answer().acknowledges()).toList();
            String tenants = all.size() == 1 ? " tenant uninstalled" : " tenants uninstalled";
            if (others.isEmpty()) {
                return all.size() + tenants;
            }
            // Of most of them the add-on may never have heard.
            return all.size() - others.size() + " of " + all.size() + tenants + "; for the others it answered: "
                    + others.stream().map(s -> s.answer().describe()).distinct().collect(Collectors.joining(", "));
        }
    }

    /**
     * Uninstalls every tenant of a note, until one is not answered, and removes the note when each was answered. What is left of the add-on's
     * process is to be ended first.
     */
    public List<Swept> clean(Note note) throws AddonFailedException, UnsafeTargetException, IOException {
        if (note.traces().isEmpty()) {
            note.settle();
            return List.of();
        }
        try (Theatre theatre = Theatre.open(plan, new History(clock))) {
            Descriptor descriptor = theatre.raiseAddon(process -> {});
            return new Sweep(theatre.client(), descriptor, theatre.keys().key(), clock).sweep(note);
        }
    }
}
