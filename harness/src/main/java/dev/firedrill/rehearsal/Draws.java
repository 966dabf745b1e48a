package dev.firedrill.rehearsal;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What is left to the seed. Everything is drawn by the names of what it is for, so that a rehearsal draws the same
 * whatever runs beside it, and in whichever order threads ask. What a former run drew is drawn again, by ordinal: the
 * n-th time that a rehearsal asks for something, it gets what it got the n-th time then.
 */
public final class Draws {

    /** FNV-1a, which gives the same number for the same text in every process. */
    private static final long BASIS = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private final long seed;
    private final Map<Asked, Deque<List<String>>> former;

    private record Asked(String rehearsal, String what) {}

    private Draws(long seed, Map<Asked, Deque<List<String>>> former) {
        this.seed = seed;
        this.former = new HashMap<>(former);
    }

    /** What this seed decides. */
    public static Draws seeded(long seed) {
        return new Draws(seed, Map.of());
    }

    /**
     * What a former run decided, and where that does not say, what the seed does.
     *
     * @param history of the former run
     */
    public static Draws repeating(long seed, List<Entry> history) {
        return new Draws(
                seed,
                history.stream()
                        .filter(entry -> entry.fact() instanceof Fact.Drawn)
                        .collect(groupingBy(
                                entry -> new Asked(entry.rehearsal(), ((Fact.Drawn) entry.fact()).what()),
                                collectingAndThen(toList(), Draws::values))));
    }

    private static Deque<List<String>> values(List<Entry> entries) {
        var values = new ArrayDeque<List<String>>();
        entries.forEach(entry -> values.add(((Fact.Drawn) entry.fact()).values()));
        return values;
    }

    long seed() {
        return seed;
    }

    /**
     * An order of these, in which no name's place before or behind another depends on a third one.
     *
     * @param what is ordered
     */
    List<String> order(String rehearsal, String what, Collection<String> names) {
        List<String> known = next(new Asked(rehearsal, what));
        return names.stream()
                .sorted(Comparator.<String>comparingInt(name -> place(known, name))
                        .thenComparingLong(
                                name -> generator(rehearsal, what, name).nextLong())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private synchronized List<String> next(Asked asked) {
        Deque<List<String>> left = former.get(asked);
        return left == null || left.isEmpty() ? List.of() : left.remove();
    }

    /** What the former run did not have comes last. */
    private static int place(List<String> known, String name) {
        int place = known.indexOf(name);
        return place < 0 ? known.size() : place;
    }

    /** Chance for one purpose in one rehearsal; the same purpose has the same. */
    RandomGenerator generator(String rehearsal, String... purpose) {
        long key = hash(seed ^ BASIS, rehearsal);
        for (String part : purpose) {
            key = hash(key, part);
        }
        return new SplittableRandom(key);
    }

    private static long hash(long key, String text) {
        long hash = (key ^ text.length()) * PRIME;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }
}
