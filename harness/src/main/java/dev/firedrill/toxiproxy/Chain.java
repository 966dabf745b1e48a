package dev.firedrill.toxiproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stages of one direction of one connection, in the order of their toxics, before the sink. */
final class Chain {

    private final Sink sink;
    private final Function<Placed, Dice> dice;
    private final Consumer<Fate> suffering;
    private final List<Slot> slots = new ArrayList<>();
    private List<Stage<?>> stages = List.of();

    /**
     * A chain without stages.
     *
     * @param suffering told what stages want done to the connection
     */
    Chain(Sink sink, Function<Placed, Dice> dice, Consumer<Fate> suffering) {
        this.sink = sink;
        this.dice = dice;
        this.suffering = suffering;
    }

    /** Adds, updates and removes stages until they are those of these toxics. What a removed one held moves on. */
    void apply(List<Placed> toxics, long now) {
        removeAllBut(toxics);
        Map<Long, Slot> known = new HashMap<>();
        slots.forEach(slot -> known.put(slot.id(), slot));
        for (Placed toxic : toxics) {
            Slot slot = known.get(toxic.id());
            if (slot == null) {
                slots.add(new Slot(toxic, dice.apply(toxic), now));
            } else {
                takeOut(slot.become(toxic, now));
            }
        }
        arrange();
    }

    private void removeAllBut(List<Placed> toxics) {
        List<Long> kept = toxics.stream().map(Placed::id).toList();
        for (Slot slot : List.copyOf(slots)) {
            if (!kept.contains(slot.id())) {
                slots.remove(slot);
                takeOut(slot.stage());
            }
        }
    }

    private void takeOut(@Nullable Stage<?> stage) {
        int place = stage == null ? -1 : stages.indexOf(stage);
        if (stage != null && place >= 0) {
            suffering.accept(stage.fateWhenRemoved());
            stage.empty(after(place));
            arrange();
        }
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
