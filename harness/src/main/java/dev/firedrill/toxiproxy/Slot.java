package dev.firedrill.toxiproxy;

import org.jspecify.annotations.Nullable;

/** A toxic's place in one direction of one connection, where it works or was spared. */
final class Slot {

    private final Dice dice;
    private Placed placed;
    private @Nullable Stage<?> stage;

    Slot(Placed placed, Dice dice, long now) {
        this.dice = dice;
        this.placed = placed;
        this.stage = hit() ? placed.toxic().stage(dice, now) : null;
    }

    long id() {
        return placed.id();
    }

    /** What it does here; null when it does nothing. */
    @Nullable
    Stage<?> stage() {
        return stage;
    }

    private boolean hit() {
        return dice.hits(placed.toxicity(), placed.revision());
    }

    /** Follows an update, and returns the stage that thereby went away. */
    @Nullable
    Stage<?> become(Placed changed, long now) {
        if (changed.revision() == placed.revision()) {
            return null;
        }
        placed = changed;
        Stage<?> before = stage;
        if (!hit()) {
            stage = null;
            return before;
        }
        if (before == null) {
            stage = changed.toxic().stage(dice, now);
        } else {
            before.become(changed.toxic(), now);
        }
        return null;
    }
}
