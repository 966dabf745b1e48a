package dev.firedrill.launch.config;

import dev.firedrill.drill.Step.What;
import dev.firedrill.drill.Words;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Mishap;
import dev.firedrill.fault.Mishap.CutBeforeAnswer;
import dev.firedrill.fault.Mishap.TooManyRequests;
import dev.firedrill.fault.Outage;
import dev.firedrill.fault.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Names every key of a schedule's steps once, with its kind and default. */
final class Steps {

    private static final List<String> OF_ALL = List.of("at", "tenant");
    private static final List<String> OF_REQUESTS = List.of("method", "path", "first", "last");

    /** What can happen, and the keys that say more about it. */
    private static final Map<String, List<String>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("down", List.of("as", "planned"));
        KINDS.put("cold", List.of("first-answer", "warm-requests", "warm-time"));
        KINDS.put("rename", List.of());
        KINDS.put("rotate", List.of());
        KINDS.put("hold", List.of("late"));
        KINDS.put("drain", List.of());
        KINDS.put("starting", List.of());
        KINDS.put("cut", and(List.of("where", "after"), OF_REQUESTS));
        KINDS.put("limit", and(List.of("says"), OF_REQUESTS));
        KINDS.put("slow", and(List.of("by"), OF_REQUESTS));
        KINDS.put("dribble", and(List.of("over"), OF_REQUESTS));
        KINDS.put("spoil", and(List.of("with"), OF_REQUESTS));
    }

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    private Steps() {}

    private static List<String> and(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** What happens in a step: the one key that names it. */
    static String kind(Section step) {
        var kinds = new ArrayList<>(KINDS.keySet());
        kinds.removeIf(kind -> step.get(kind).isEmpty());
        if (kinds.size() > 1) {
            throw step.wrong(
                    kinds.get(1),
                    "'" + kinds.get(0) + "' and '" + kinds.get(1) + "' are two steps; give each a line of its own.");
        }
        if (kinds.isEmpty()) {
            step.allow(and(OF_ALL, List.copyOf(KINDS.keySet())).toArray(String[]::new));
            throw step.wrong(
                    "this step does not say what happens. It is one of: " + String.join(", ", KINDS.keySet()) + ".");
        }
        String kind = kinds.get(0);
        step.allow(Stream.of(OF_ALL, List.of(kind), KINDS.getOrDefault(kind, List.of()))
                .flatMap(List::stream)
                .toArray(String[]::new));
        return kind;
    }

    static Optional<What> change(String kind) {
        return Arrays.stream(What.values())
                .filter(what -> what.key().equals(kind))
                .findFirst();
    }

    static Fault fault(String kind, Section step) {
        return switch (kind) {
            case "down" -> down(step);
            case "cold" -> cold(step);
            case "hold" -> new Fault.Hold(step.get("late").map(Value::duration).orElse(null));
            case "drain" -> new Fault.Draining();
            case "starting" -> new Fault.Starting();
            default -> new Fault.Exchange(selector(step), mishap(kind, step));
        };
    }

    private static Fault down(Section step) {
        Outage outage = step.get("as").map(as -> as.meaning(Words.OUTAGES)).orElse(Outage.MAINTENANCE_PAGE);
        return new Fault.Down(
                outage,
                step.get("planned").map(Value::bool).orElse(Words.down(outage).planned()));
    }

    private static Fault cold(Section step) {
        Fault.Cold usual = Words.cold(step.required("cold").duration());
        return new Fault.Cold(
                step.get("first-answer").map(Value::duration).orElse(usual.first()),
                step.get("warm-requests").map(Value::count).orElse(usual.requests()),
                step.get("warm-time").map(Value::duration).orElse(usual.time()));
    }

    private static Mishap mishap(String kind, Section step) {
        return switch (kind) {
            case "cut" -> cut(step);
            case "limit" ->
                new TooManyRequests(step.get("says")
                        .map(says -> says.meaning(Words.LIMITS))
                        .orElse(TooManyRequests.Limit.RETRY_AFTER));
            case "slow" -> new Mishap.Late(step.required("by").duration());
            case "dribble" -> new Mishap.Dribble(step.required("over").duration());
            default -> step.required("with").meaning(Words.SPOILS);
        };
    }

    private static Mishap cut(Section step) {
        String where = step.get("where").map(value -> value.oneOf(Words.CUTS)).orElse("before-answer");
        Optional<Duration> after = step.get("after").map(Value::duration);
        if (after.isPresent() && !where.equals("before-answer")) {
            throw step.wrong("after", "'after' goes with 'where: before-answer' alone.");
        }
        return switch (where) {
            case "mid-request" -> new Mishap.CutMidRequest();
            case "mid-answer" -> new Mishap.CutMidBody();
            default -> new CutBeforeAnswer(after.orElse(Duration.ZERO));
        };
    }

    private static Selector selector(Section step) {
        Selector all = Selector.everything();
        int first = step.get("first").map(Value::count).orElse(all.first());
        int last = step.get("last").map(Value::count).orElse(all.last());
        if (last < first) {
            throw step.wrong("last", "'last' is before 'first': " + last + " and " + first + ".");
        }
        return new Selector(
                step.get("method").map(method -> method.oneOf(METHODS)).orElse(all.method()),
                step.get("path").map(Value::expression).orElse(all.path()),
                first,
                last);
    }
}
