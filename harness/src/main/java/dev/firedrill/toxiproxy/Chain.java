package dev.firedrill.toxiproxy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stages of one direction of one connection, in the order of their toxics, before the sink. */
final class Chain {

    private final Sink sink;
    private final Semantics semantics;
    private final Function<Placed, Dice> dice;
    private final Consumer<Fate> suffering;
    private final List<Slot> slots = new ArrayList<>();
    private List<Stage<?>> stages = List.of();
    private boolean begun;

    /**
     * A chain without stages.
     *
     * @param suffering told what stages want done to the connection
     */
    Chain(Sink sink, Semantics semantics, Function<Placed, Dice> dice, Consumer<Fate> suffering) {
        this.sink = sink;
        this.semantics = semantics;
        this.dice = dice;
        this.suffering = suffering;
    }

    /** Adds, updates and removes stages until they are those of these toxics. What a removed one held moves on. */
    void apply(List<Placed> toxics, long now) {
        removeAllBut(toxics, now);
        Map<Long, Slot> known = new HashMap<>();
        slots.forEach(slot -> known.put(slot.id(), slot));
        for (Placed toxic : toxics) {
            Slot slot = known.get(toxic.id());
            if (slot == null) {
                add(toxic, now);
            } else if (slot.placed().revision() != toxic.revision()) {
                update(slot, toxic, now);
            }
        }
        slots.sort(Comparator.comparing(Slot::id));
        arrange();
        begun = true;
    }

    private void add(Placed toxic, long now) {
        if (begun && !slots.isEmpty()) {
            restart(slots.size() - 1, now);
        }
        slots.add(new Slot(toxic, dice.apply(toxic), semantics, now));
    }

    private void update(Slot slot, Placed toxic, long now) {
        int place = slots.indexOf(slot);
        if (semantics == Semantics.COMPAT) {
            restart(place, toxic, now);
        } else {
            empty(slot.become(toxic, now), place);
        }
    }

    private void removeAllBut(List<Placed> toxics, long now) {
        Set<Long> kept = toxics.stream().map(Placed::id).collect(Collectors.toSet());
        for (Slot slot : List.copyOf(slots)) {
            if (!kept.contains(slot.id()) && !slot.isInevitable()) {
                remove(slot, now);
            }
        }
    }

    private void remove(Slot slot, long now) {
        int place = slots.indexOf(slot);
        empty(slot.stage(), place);
        if (slot.closesWhenRemoved()) {
            behind(place).end(Ending.CLOSE);
        }
        slots.remove(place);
        if (place > 0) {
            restart(place - 1, now);
        }
        arrange();
    }

    /** What the original does to the toxic before one that comes or goes, because it is in the way. */
    private void restart(int place, long now) {
        if (semantics == Semantics.COMPAT) {
            restart(place, slots.get(place).placed(), now);
        }
    }

    private void restart(int place, Placed toxic, long now) {
        Slot slot = slots.get(place);
        Stage<?> stage = slot.stage();
        if (stage != null && stage.isInevitable()) {
            return;
        }
        if (stage != null) {
            stage.interrupted(behind(place), now);
        }
        empty(slot.restart(toxic, now), place);
    }

    private void empty(@Nullable Stage<?> gone, int place) {
        if (gone != null) {
            suffering.accept(gone.fateWhenRemoved());
            gone.empty(behind(place));
        }
        arrange();
    }

    /** What the stage at this place lets go goes there. */
    private Inlet behind(int place) {
        for (Slot slot : slots.subList(place + 1, slots.size())) {
            Stage<?> stage = slot.stage();
            if (stage != null) {
                return stage;
            }
        }
        return sink;
    }

    private Inlet after(int place) {
        return place + 1 < stages.size() ? stages.get(place + 1) : sink;
    }

    private void arrange() {
        List<Stage<?>> working = new ArrayList<>();
        for (Slot slot : slots) {
            Stage<?> stage = slot.stage();
            if (stage != null) {
                working.add(stage);
            }
        }
        stages = working;
    }

    boolean isEmpty() {
        return stages.isEmpty();
    }

    Inlet first() {
        return stages.isEmpty() ? sink : stages.get(0);
    }

    void sufferFates(long now) {
        stages.forEach(stage -> suffering.accept(stage.fate(now)));
    }

    /**
     * Moves what may move now.
     *
     * @param most how many chunks and ends at most
     * @return how many more it might have been; 0 when more may be waiting
     */
    int moveAll(long now, int most) {
        int left = most;
        int before;
        do {
            before = left;
            left = passOn(now, left);
        } while (left > 0 && left < before);
        return left;
    }

    // The last stage first, which makes room for the others.
    private int passOn(long now, int most) {
        int left = most;
        for (int i = stages.size() - 1; i >= 0; i--) {
            Stage<?> stage = stages.get(i);
            Inlet next = after(i);
            Chunk chunk = left > 0 && next.hasRoom() ? stage.release(now) : null;
            while (chunk != null) {
                next.accept(chunk);
                left--;
                chunk = left > 0 && next.hasRoom() ? stage.release(now) : null;
            }
            if (left > 0 && stage.passEnding(next, now)) {
                left--;
            }
        }
        return left;
    }

    /** When time alone lets something move again. What is due already waits for room. */
    long wake(long now) {
        return stages.stream()
                .mapToLong(Stage::wake)
                .filter(one -> one > now)
                .min()
                .orElse(Ticks.NEVER);
    }

    /** What all of it holds, with what waits to be written. */
    long weight() {
        return stages.stream().mapToLong(Stage::weight).sum() + sink.weight();
    }

    /** Drops what it holds. */
    void clear() {
        stages.forEach(Stage::clear);
    }
}
