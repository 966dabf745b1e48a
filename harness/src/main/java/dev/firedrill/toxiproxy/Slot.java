package dev.firedrill.toxiproxy;

import org.jspecify.annotations.Nullable;

/** A toxic's place in one direction of one connection, where it works or was spared. */
final class Slot {

    private final Dice dice;
    private final Semantics semantics;
    private Placed placed;
    private @Nullable Stage<?> stage;

    /** What it did before it was spared, and goes on to do if it is no more: it may have counted. */
    private @Nullable Stage<?> former;

    private long restarts;

    Slot(Placed placed, Dice dice, Semantics semantics, long now) {
        this.dice = dice;
        this.semantics = semantics;
        this.placed = placed;
        if (dice.hits(placed.toxicity(), 0)) {
            this.stage = born(now);
        }
    }

    private @Nullable Stage<?> born(long now) {
        return placed.toxic().stage(new Birth(dice, now, semantics));
    }

    long id() {
        return placed.id();
    }

    /** What it does here; null when it does nothing. */
    @Nullable
    Stage<?> stage() {
        return stage;
    }

    boolean isInevitable() {
        return stage != null && stage.isInevitable();
    }

    /** As in the original, whether it worked here or not. */
    boolean closesWhenRemoved() {
        return semantics == Semantics.COMPAT && placed.toxic() instanceof Toxic.Timeout;
    }

    /** Follows an update, and returns the stage that thereby went away. */
    @Nullable
    Stage<?> become(Placed changed, long now) {
        placed = changed;
        if (stage != null) {
            stage.become(changed.toxic(), now);
        }
        return drawn(dice.hits(changed.toxicity(), changed.revision()), now);
    }

    /** Begins again, as in the original: whether it works here is drawn anew. Returns the stage that went away. */
    @Nullable
    Stage<?> restart(Placed changed, long now) {
        placed = changed;
        Stage<?> known = stage == null ? former : stage;
        if (known != null) {
            known.become(changed.toxic(), now);
        }
        return drawn(dice.hitsAnew(changed.toxicity(), ++restarts), now);
    }

    Placed placed() {
        return placed;
    }

    private @Nullable Stage<?> drawn(boolean hit, long now) {
        Stage<?> before = stage;
        if (!hit) {
            stage = null;
            former = semantics == Semantics.COMPAT && before != null ? before : former;
            return before;
        }
        if (before == null) {
            stage = former == null ? born(now) : former;
        }
        return null;
    }
}
