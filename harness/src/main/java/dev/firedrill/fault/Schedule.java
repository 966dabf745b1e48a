package dev.firedrill.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Faults over time.
 *
 * @param steps in the order of their beginnings
 */
public record Schedule(List<Step> steps) {

    /**
     * One fault of one tenant, from when until when.
     *
     * @param at its beginning, since the schedule's own
     * @param lasts how long until it is healed
     */
    public record Step(String tenant, Duration at, Fault fault, Duration lasts) {

        public Step {
            if (at.isNegative() || lasts.isNegative() || lasts.isZero()) {
                throw new IllegalArgumentException("A fault begins at the start or later, and lasts: "
                        + fault.describe() + " at " + at + " for " + lasts);
            }
        }

        Duration ends() {
            return at.plus(lasts);
        }
    }

    public Schedule {
        steps = steps.stream().sorted(Comparator.comparing(Step::at)).toList();
    }

    /** Nothing, yet. */
    public static Schedule calm() {
        return new Schedule(List.of());
    }

    /** For people: "acme is down … after 0 ms for 20000 ms, …". Schedules that say the same are the same. */
    public String describe() {
        return steps.stream()
                .map(step -> step.tenant() + " " + step.fault().describe() + " after "
                        + step.at().toMillis() + " ms for " + step.lasts().toMillis() + " ms")
                .collect(Collectors.joining(", "));
    }

    /** The same, and after its end this fault of this tenant. */
    public Schedule then(String tenant, Fault fault, Duration lasts) {
        return with(new Step(tenant, length(), fault, lasts));
    }

    /** The same, and beside it one more fault. */
    public Schedule with(Step step) {
        return new Schedule(Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    /** From the beginning to the last healing. */
    public Duration length() {
        return steps.stream().map(Step::ends).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /**
     * The same faults, each beginning later by up to a given time: what a seed decides.
     *
     * @param random decides; the same state gives the same schedule
     */
    public Schedule shaken(RandomGenerator random, Duration most) {
        var shaken = new ArrayList<Step>();
        for (Step step : steps) {
            Duration later = Duration.ofMillis(random.nextLong(most.toMillis() + 1));
            shaken.add(new Step(step.tenant(), step.at().plus(later), step.fault(), step.lasts()));
        }
        return new Schedule(shaken);
    }
}
