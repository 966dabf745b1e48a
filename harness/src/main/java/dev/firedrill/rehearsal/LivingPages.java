package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.Instance;
import dev.firedrill.host.Lifecycle;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import dev.firedrill.workload.Door;
import dev.firedrill.workload.Stimulus;
import dev.firedrill.workload.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Opens each page once, and sees after each whether the add-on is still there. A page that ends it would be played by every
 * scenario, and each would be blamed on another. An add-on that Firedrill started is started again, and the page left out.
 */
final class LivingPages {

    /** What a page sets off may end the add-on a moment after the page was answered. */
    private static final Duration MOMENT = Duration.ofMillis(500);

    private final Theatre theatre;
    private final Lifecycle lifecycle;
    private final Traffic traffic;
    private final History history;
    private final Instance visitor;

    /**
     * The pages that an add-on survives.
     *
     * @param visitor an installed tenant, whose user opens them
     */
    LivingPages(Theatre theatre, Lifecycle lifecycle, Traffic traffic, History history, Instance visitor) {
        this.theatre = theatre;
        this.lifecycle = lifecycle;
        this.traffic = traffic;
        this.history = history;
        this.visitor = visitor;
    }

    /**
     * Those of these that do not end it.
     *
     * @throws AddonFailedException when one does, and nobody here can start the add-on again
     */
    List<Door> of(List<Door> doors) throws AddonFailedException {
        var living = new ArrayList<>(doors);
        Optional<Door> deadly = deadly(living);
        while (deadly.isPresent()) {
            living.remove(deadly.get());
            deadly = deadly(living);
        }
        return living;
    }

    /** Opens one after the other; the one that ended the add-on, which is there again. Empty when it lived. */
    private Optional<Door> deadly(List<Door> doors) throws AddonFailedException {
        List<Door> opened = new ArrayList<>();
        for (Door door : doors) {
            boolean answered = open(door);
            opened.add(0, door);
            if (answered ? theatre.ended().isPresent() : endsInAMoment()) {
                return culprit("when " + door.name() + " was opened, or one of the pages before", opened);
            }
        }
        return Optional.empty();
    }

    /**
     * Which of these ended the add-on, which was found to be gone later; it is there again. Empty when it is there, or when
     * it was none of them.
     *
     * @throws AddonFailedException when it is gone, and nobody here can start it again
     */
    Optional<Door> blame(List<Door> doors) throws AddonFailedException {
        if (doors.isEmpty() || theatre.ended().isEmpty()) {
            return Optional.empty();
        }
        var lastFirst = new ArrayList<>(doors);
        Collections.reverse(lastFirst);
        return culprit("when its pages were opened and it was told of events", lastFirst);
    }

    /** Whether it was answered. A connection may be cut a moment before the port of a dying add-on is closed. */
    private boolean open(Door door) {
        return traffic.carryOut(new Stimulus.Visit(door), visitor, List.of(visitor))
                .answer()
                .arrived();
    }

    /** Who ends it again: the last one, or one before whose doing came late. Where nobody does, it was none of them. */
    private Optional<Door> culprit(String when, List<Door> lastFirst) throws AddonFailedException {
        bringBack(when);
        for (Door suspect : lastFirst) {
            boolean unused = open(suspect);
            if (endsInAMoment()) {
                var process = theatre.process().orElseThrow();
                history.append(
                        PreflightCheck.NAME,
                        "",
                        new Fact.PageDeadly(suspect.name(), theatre.ended().orElse(""), process.lastWords()));
                bringBack("again when " + suspect.name() + " was opened");
                return Optional.of(suspect);
            }
        }
        return Optional.empty();
    }

    private boolean endsInAMoment() {
        try {
            Await.until("the add-on ends", MOMENT, theatre::ended, Optional::isPresent);
            return true;
        } catch (BoundExceeded e) {
            // It lives.
            return false;
        }
    }

    private void bringBack(String when) throws AddonFailedException {
        var process = theatre.process();
        if (process.isEmpty()) {
            throw new AddonFailedException(
                    "The add-on ended " + when + ": " + theatre.ended().orElse("it is gone")
                            + ". Mend that and start the add-on again; or let Firedrill start it ('addon.command'),"
                            + " which then starts it again and leaves such a page out.");
        }
        process.get().restart();
        theatre.awaitReady();
        // What it keeps in memory is gone with its process.
        lifecycle.resendInstalled(visitor);
    }
}
