package dev.firedrill.replay;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.replay.Decision.Lane;
import dev.firedrill.replay.Difference.Acknowledged;
import dev.firedrill.replay.Difference.BrokenOff;
import dev.firedrill.replay.Difference.Decided;
import dev.firedrill.replay.Difference.Found;
import dev.firedrill.replay.Difference.PlayedOnce;
import dev.firedrill.replay.Difference.Requested;
import dev.firedrill.replay.Strikes.Injection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two plays of one rehearsal, side by side. */
final class Plays {

    /** A divergence and its place in the former history; what is new stands behind what it came after. */
    record Placed(double place, Decided divergence) {}

    private static final double BEHIND = 0.5;

    private final String rehearsal;
    private final Play then;
    private final Play now;
    private final List<Placed> divergences = new ArrayList<>();
    private final List<Difference> others = new ArrayList<>();
    private final Set<String> acknowledgedOtherwise = new HashSet<>();
    private boolean foundOtherwise;
    private int same;

    private Plays(String rehearsal, Play then, Play now) {
        this.rehearsal = rehearsal;
        this.then = then;
        this.now = now;
    }

    static Plays compare(String rehearsal, Optional<Play> then, Optional<Play> now) {
        var nothing = new Play(List.of(), "");
        var plays = new Plays(rehearsal, then.orElse(nothing), now.orElse(nothing));
        if (then.isPresent() && now.isPresent()) {
            plays.compare();
        } else if (then.isPresent() || now.isPresent()) {
            plays.others.add(new PlayedOnce(rehearsal, then.isPresent()));
        }
        return plays;
    }

    int same() {
        return same;
    }

    List<Placed> divergences() {
        return divergences;
    }

    List<Difference> others() {
        return others;
    }

    private void compare() {
        if (!then.problem().equals(now.problem())) {
            others.add(new BrokenOff(rehearsal, then.problem(), now.problem()));
        }
        var before = then.lanes();
        var after = now.lanes();
        Set<Lane> lanes = new LinkedHashSet<>(before.keySet());
        lanes.addAll(after.keySet());
        // What the add-on did otherwise explains what is not decided because of it, so it comes first.
        lanes.forEach(lane -> notice(lane(before, lane), lane(after, lane)));
        lanes.forEach(lane -> compare(lane, lane(before, lane), lane(after, lane)));
        compareStrikes();
    }

    private static List<Decision> lane(Map<Lane, List<Decision>> lanes, Lane lane) {
        return lanes.getOrDefault(lane, List.of());
    }

    private void notice(List<Decision> before, List<Decision> after) {
        var one = bySuccess(before);
        var other = bySuccess(after);
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            Entry a = one.get(i).entry();
            Entry b = other.get(i).entry();
            if (a.fact() instanceof Fact.CallbackAnswered f
                    && b.fact() instanceof Fact.CallbackAnswered g
                    && f.answer().acknowledges() != g.answer().acknowledges()) {
                acknowledgedOtherwise.add(a.tenant());
                others.add(new Acknowledged(rehearsal, a.tenant(), i + 1, a, b));
            } else if (a.fact() instanceof Fact.Drawn f && b.fact() instanceof Fact.Drawn g && isOfOthers(f, g)) {
                foundOtherwise = true;
                others.add(new Found(rehearsal, f.values(), g.values()));
            }
        }
    }

    /** What is sent at once is answered in any order. */
    private static List<Decision> bySuccess(List<Decision> lane) {
        List<Decision> sorted = new ArrayList<>();
        for (int from = 0; from < lane.size(); ) {
            int to = from + 1;
            while (to < lane.size() && atOnce(lane.get(from)) && atOnce(lane.get(to))) {
                to++;
            }
            lane.subList(from, to).stream()
                    .sorted(Comparator.comparing(Plays::acknowledged))
                    .forEach(sorted::add);
            from = to;
        }
        return sorted;
    }

    private static boolean atOnce(Decision decision) {
        return decision.entry().fact() instanceof Fact.CallbackAnswered callback && callback.atOnce();
    }

    private static boolean acknowledged(Decision decision) {
        return decision.entry().fact() instanceof Fact.CallbackAnswered callback
                && callback.answer().acknowledges();
    }

    private static boolean isOfOthers(Fact.Drawn one, Fact.Drawn other) {
        return !new TreeSet<>(one.values()).equals(new TreeSet<>(other.values()));
    }

    /** Goes through both from the first decision on, and stops where they part for no reason of the add-on's. */
    private void compare(Lane lane, List<Decision> before, List<Decision> after) {
        int i = 0;
        int j = 0;
        double place = 0;
        while (i < before.size() || j < after.size()) {
            Decision a = i < before.size() ? before.get(i) : null;
            Decision b = j < after.size() ? after.get(j) : null;
            if (a != null && b != null && same(a, b)) {
                place = a.entry().ordinal();
                same++;
                i++;
                j++;
            } else if (a != null && explained(a, b == null, now)) {
                i++;
            } else if (b != null && explained(b, a == null, then)) {
                j++;
            } else {
                int ordinal = (a == null ? j : i) + 1;
                diverge(a == null ? place + BEHIND : a.entry().ordinal(), lane, ordinal, entry(a), entry(b));
                return;
            }
        }
    }

    private static @Nullable Entry entry(@Nullable Decision decision) {
        return decision == null ? null : decision.entry();
    }

    /** What preflight did not find in both runs cannot be in both orders. */
    private static boolean same(Decision a, Decision b) {
        if (a.entry().fact() instanceof Fact.Drawn f && b.entry().fact() instanceof Fact.Drawn g) {
            return inBoth(f, g).equals(inBoth(g, f));
        }
        return a.words().equals(b.words());
    }

    private static List<String> inBoth(Fact.Drawn one, Fact.Drawn other) {
        return one.values().stream().filter(other.values()::contains).toList();
    }

    /** Why a decision may be missing in the other play. */
    private boolean explained(Decision decision, boolean atItsEnd, Play other) {
        return (atItsEnd && !other.problem().isEmpty() && !then.problem().equals(now.problem()))
                || (decision.needsAcknowledgement()
                        && acknowledgedOtherwise.contains(decision.entry().tenant()))
                || (decision.needsStimulus() && foundOtherwise);
    }

    private void diverge(double place, Lane lane, int ordinal, @Nullable Entry before, @Nullable Entry after) {
        divergences.add(new Placed(place, new Decided(rehearsal, lane.tenant(), lane.kind(), ordinal, before, after)));
    }

    private void compareStrikes() {
        Strikes before = Strikes.in(then);
        Strikes after = Strikes.in(now);
        for (Injection injection : before.injections()) {
            // One that did not take place has been noticed among the faults.
            if (after.injections().contains(injection)) {
                boolean byItself = before.byItself(injection) && after.byItself(injection);
                compare(injection, before.of(injection), after.of(injection), byItself);
            }
        }
    }

    /**
     * Occurrences are counted as requests come. So whoever made a later one has also made this one, and it was ours to
     * strike it; unless another fault may have struck it first. Beyond the last one, the add-on asked no more.
     */
    private void compare(
            Injection injection,
            NavigableMap<Integer, Entry> before,
            NavigableMap<Integer, Entry> after,
            boolean byItself) {
        boolean asked = true;
        Set<Integer> occurrences = new TreeSet<>(before.keySet());
        occurrences.addAll(after.keySet());
        for (int occurrence : occurrences) {
            Entry a = before.get(occurrence);
            Entry b = after.get(occurrence);
            Entry later = later(a == null ? before : after, occurrence);
            if (a != null && b != null) {
                same++;
            } else if (byItself && later != null) {
                double place = a != null ? a.ordinal() : later.ordinal() - BEHIND;
                diverge(place, new Lane(injection.tenant(), "strike of a fault"), occurrence, a, b);
                return;
            } else if (asked && later == null) {
                asked = false;
                others.add(new Requested(rehearsal, injection.tenant(), injection.fault(), occurrence, a, b));
            }
        }
    }

    private static @Nullable Entry later(NavigableMap<Integer, Entry> struck, int occurrence) {
        var later = struck.higherEntry(occurrence);
        return later == null ? null : later.getValue();
    }
}
