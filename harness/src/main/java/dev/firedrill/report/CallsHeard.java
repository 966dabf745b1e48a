package dev.firedrill.report;

import dev.firedrill.history.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The add-on's calls to one tenant's host, summed up by kind. */
final class CallsHeard {

    /** An add-on may have as many resources as it likes; the busiest are named. */
    private static final int MOST_KINDS = 5;

    private static final int LONGEST = 60;

    private static final String AT_OLD = " at the old URL";

    /** So many intervals show that they grow; a longer list nobody reads. */
    private static final int SHOWN = 4;

    private static final int ENOUGH = 3;

    /** Who backs off doubles; with jitter it may be less. */
    private static final double GROWTH = 1.3;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private long all;

    private static final class Kind {
        /** Those of this phase, as far back as needed to see whether their intervals grow. */
        private final List<Duration> arrivals = new ArrayList<>();

        private final Map<String, Integer> answers = new TreeMap<>();
        private int count;

        void see(Duration arrival, String answer) {
            arrivals.add(arrival);
            answers.merge(answer, 1, Integer::sum);
            count++;
        }

        boolean well() {
            return answers.keySet().stream().allMatch(answer -> answer.startsWith("2"));
        }

        void told() {
            arrivals.sort(Comparator.naturalOrder());
            arrivals.subList(0, Math.max(0, arrivals.size() - SHOWN - 1)).clear();
            answers.clear();
            count = 0;
        }
    }

    long all() {
        return all;
    }

    void see(Fact.HostCalled call, Duration arrival) {
        String where = call.current() ? "" : AT_OLD;
        String path = Prose.oneLine(call.method() + " " + call.path(), LONGEST);
        String answer = call.status() == 0 ? "no answer" : String.valueOf(call.status());
        see(path + where, arrival, answer);
    }

    /** A connection on which no request was read. */
    void see(Duration at) {
        see("connections", at, "no answer");
    }

    private void see(String kind, Duration arrival, String answer) {
        all++;
        kinds.computeIfAbsent(kind, k -> new Kind()).see(arrival, answer);
    }

    /** Another phase begins: what intervals were before says nothing about it. */
    void anew() {
        kinds.clear();
    }

    /** What came since it was last asked: in one line when all was well, else the most frequent first. */
    List<String> lines() {
        var busy = kinds.entrySet().stream()
                .filter(kind -> kind.getValue().count > 0)
                .sorted(Comparator.comparing(kind -> -kind.getValue().count))
                .toList();
        int count = busy.stream().mapToInt(kind -> kind.getValue().count).sum();
        var lines = new ArrayList<String>();
        if (busy.size() > 1
                && busy.stream()
                        .allMatch(
                                kind -> kind.getValue().well() && !kind.getKey().endsWith(AT_OLD))) {
            lines.add(
                    Prose.count(count, "call") + " to the host of " + Prose.count(busy.size(), "kind") + ", all well");
        } else {
            busy.stream()
                    .limit(MOST_KINDS)
                    .map(kind -> line(kind.getKey(), kind.getValue()))
                    .forEach(lines::add);
            int told = busy.stream()
                    .limit(MOST_KINDS)
                    .mapToInt(k -> k.getValue().count)
                    .sum();
            if (count > told) {
                lines.add(Prose.count(count - told, "call") + " of "
                        + Prose.count(busy.size() - MOST_KINDS, "other kind"));
            }
        }
        busy.forEach(kind -> kind.getValue().told());
        return lines;
    }

    private static String line(String name, Kind kind) {
        return name + "  x" + kind.count + ": " + answers(kind) + pace(kind);
    }

    private static String answers(Kind kind) {
        return kind.answers.size() == 1
                ? kind.answers.keySet().iterator().next()
                : kind.answers.entrySet().stream()
                        .map(answer -> answer.getValue() + " x " + answer.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String pace(Kind kind) {
        var sorted = kind.arrivals.stream().sorted().toList();
        var intervals = IntStream.range(1, sorted.size())
                .mapToObj(i -> sorted.get(i).minus(sorted.get(i - 1)))
                .toList();
        if (intervals.isEmpty()) {
            return "";
        }
        if (grow(intervals)) {
            return ", "
                    + intervals.stream().map(CallsHeard::seconds).collect(Collectors.joining(", "))
                    + " s apart: backs off";
        }
        if (kind.count == 1) {
            return ", " + seconds(intervals.get(intervals.size() - 1)) + " s after the one before";
        }
        var sortedIntervals = intervals.stream().sorted().toList();
        return ", one every " + seconds(sortedIntervals.get(sortedIntervals.size() / 2)) + " s";
    }

    private static boolean grow(List<Duration> intervals) {
        return intervals.size() >= ENOUGH
                && IntStream.range(1, intervals.size())
                        .allMatch(i -> intervals.get(i).toMillis()
                                >= GROWTH * intervals.get(i - 1).toMillis());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, time.toMillis() < 100 ? "%.2f" : "%.1f", time.toMillis() / 1000.0);
    }
}
