package dev.firedrill.replay;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which requests faults struck that wait for some: by the fault, which of its injections, and the occurrence. That a
 * request comes is the add-on's decision, and that it is struck when it comes is ours.
 */
final class Strikes {

    /** One time that a fault was in force. */
    record Injection(String tenant, String fault, int number) {}

    private final Map<Injection, NavigableMap<Integer, Entry>> struck = new LinkedHashMap<>();
    private final Map<Injection, Boolean> byItself = new HashMap<>();

    private Strikes() {}

    static Strikes in(Play play) {
        var strikes = new Strikes();
        Map<String, Map<String, Injection>> inForce = new HashMap<>();
        Map<Injection, Integer> numbers = new HashMap<>();
        for (Entry entry : play.entries()) {
            var there = inForce.computeIfAbsent(entry.tenant(), unknown -> new LinkedHashMap<>());
            if (entry.fact() instanceof Fact.FaultInjected f && f.kind().equals("EXCHANGE")) {
                int number = numbers.merge(new Injection(entry.tenant(), f.fault(), 0), 1, Integer::sum);
                strikes.begin(new Injection(entry.tenant(), f.fault(), number), there);
            } else if (entry.fact() instanceof Fact.FaultHealed f) {
                there.remove(f.fault());
            } else if (entry.fact() instanceof Fact.FaultStruck f) {
                int number = numbers.getOrDefault(new Injection(entry.tenant(), f.fault(), 0), 0);
                strikes.struck
                        .computeIfAbsent(new Injection(entry.tenant(), f.fault(), number), unknown -> new TreeMap<>())
                        .put(f.occurrence(), entry);
            }
        }
        return strikes;
    }

    private void begin(Injection injection, Map<String, Injection> there) {
        there.put(injection.fault(), injection);
        struck.put(injection, new TreeMap<>());
        boolean shared = there.size() > 1;
        there.values().forEach(one -> byItself.merge(one, !shared, Boolean::logicalAnd));
    }

    /** Every time that such a fault was in force, in order. */
    List<Injection> injections() {
        return List.copyOf(struck.keySet());
    }

    /** What was struck, by occurrence. */
    NavigableMap<Integer, Entry> of(Injection injection) {
        return struck.getOrDefault(injection, new TreeMap<>());
    }

    /** Whether no other such fault could strike in its stead. */
    boolean byItself(Injection injection) {
        return byItself.getOrDefault(injection, true);
    }
}
