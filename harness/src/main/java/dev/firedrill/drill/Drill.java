package dev.firedrill.drill;

import dev.firedrill.drill.Step.Change;
import dev.firedrill.drill.Step.Trouble;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Schedule;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A maintenance window, or any other bad night, as a team sets it up: faults over time, and what the host does amid them.
 *
 * @param title for people
 * @param tenants their names, at least one
 * @param steps in the order of their beginnings, at least one
 */
public record Drill(String title, List<String> tenants, List<Step> steps) {

    /** Whose it is unless somebody says otherwise. */
    public static final List<String> TENANTS = List.of("acme");

    /** What a host tells when it is up again, it tells a moment after that. */
    public static final Duration MOMENT = Duration.ofMillis(100);

    private static final Duration WORTH_A_PAUSE = Duration.ofSeconds(9);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** A drill has tenants, and something happens to them. */
    public Drill {
        if (tenants.isEmpty() || steps.isEmpty()) {
            throw new IllegalArgumentException("A drill has tenants and steps; here are " + tenants + " and " + steps);
        }
        tenants = List.copyOf(tenants);
        steps = steps.stream().sorted(Comparator.comparing(Step::at)).toList();
    }

    /** Its faults, each of the tenants that it concerns. */
    public Schedule schedule() {
        return new Schedule(troubles()
                .flatMap(t -> concerned(t).map(name -> new Schedule.Step(name, t.at(), t.fault(), t.lasts())))
                .toList());
    }

    /** What the host does once, in the order of beginnings. */
    public List<Change> changes() {
        return steps.stream()
                .filter(Change.class::isInstance)
                .map(Change.class::cast)
                .toList();
    }

    /** The tenants that a step concerns. */
    public Stream<String> concerned(Step step) {
        return step.tenant().isEmpty() ? tenants.stream() : Stream.of(step.tenant());
    }

    /** From the beginning until everything is over. */
    public Duration length() {
        return steps.stream().map(Step::ends).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /**
     * When a change can be told: a host that is down or starting tells nothing, so it waits until a moment after that,
     * lest it race with the healing.
     *
     * @param tenant one of those that it concerns
     */
    public Duration told(Change change, String tenant) {
        Duration told = change.at();
        for (Trouble trouble : troubles().toList()) {
            Duration up = trouble.ends().plus(MOMENT);
            boolean mute = isMute(trouble.fault())
                    && concerned(trouble).anyMatch(tenant::equals)
                    && trouble.at().compareTo(told) <= 0
                    && up.compareTo(told) > 0;
            told = mute ? up : told;
        }
        return told;
    }

    private static boolean isMute(Fault fault) {
        return fault.kind() == Fault.Kind.DOWN || fault.kind() == Fault.Kind.STARTING;
    }

    /** A time in which nobody uses a tenant. */
    public record Pause(Duration from, Duration until) {}

    /**
     * When a tenant's users pause: at the end of every longer time in which its host is down and sees who calls. What
     * still comes then is the add-on's own doing, and cannot hide among what users cause.
     *
     * @return in order, none overlapping another
     */
    public List<Pause> pauses(String tenant) {
        return troubles()
                .filter(t -> t.fault().kind() == Fault.Kind.DOWN && t.fault().observable())
                .filter(t -> concerned(t).anyMatch(tenant::equals))
                .filter(t -> t.lasts().compareTo(WORTH_A_PAUSE) >= 0)
                .map(t -> new Pause(t.ends().minus(pause(t.lasts())), t.ends()))
                .toList();
    }

    private static Duration pause(Duration lasts) {
        Duration third = lasts.dividedBy(3);
        return third.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : third;
    }

    /** Whether something of this kind happens. */
    public boolean has(Fault.Kind kind) {
        return troubles().anyMatch(t -> t.fault().kind() == kind);
    }

    /** Whether the host does this. */
    public boolean has(Step.What what) {
        return changes().stream().anyMatch(change -> change.what() == what);
    }

    /** Its faults, in the order of their beginnings. */
    public Stream<Trouble> troubles() {
        return steps.stream().filter(Trouble.class::isInstance).map(Trouble.class::cast);
    }

    /** What happens, a line for each step. */
    public List<String> describe() {
        return steps.stream().map(step -> Words.sentence(this, step)).toList();
    }

    /** The file that says it. */
    public String yaml() {
        return DrillText.of(this, List.of());
    }
}
