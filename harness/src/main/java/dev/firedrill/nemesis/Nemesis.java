package dev.firedrill.nemesis;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Schedule;
import dev.firedrill.fault.Schedule.Step;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.Instance;
import dev.firedrill.time.Await;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Disturbs the instances of one rehearsal. Whatever it began ends with it. Safe for use by many threads. */
public final class Nemesis implements AutoCloseable {

    private final History history;
    private final Set<Instance> disturbed = ConcurrentHashMap.newKeySet();
    private boolean ended;

    /** A nemesis that has not disturbed anybody yet. */
    public Nemesis(History history) {
        this.history = history;
    }

    /** From now on the instance suffers this fault. A nemesis that has ended disturbs nobody any more. */
    public synchronized void inject(Instance instance, Fault fault) {
        if (!ended) {
            disturbed.add(instance);
            instance.suffer(fault);
        }
    }

    /** Ends every fault of an instance. */
    public synchronized void heal(Instance instance) {
        instance.healAll();
        disturbed.remove(instance);
    }

    /**
     * Carries out a schedule, and returns when its last fault is healed. What it sets out to inject is recorded first,
     * so that a run in which it did not come to that is known for it.
     *
     * @param instances finds instances by the tenants' names
     */
    public void carryOut(Schedule schedule, Function<String, Instance> instances) {
        schedule.steps().forEach(step -> announce(instances.apply(step.tenant()), step));
        Duration began = history.clock().elapsed();
        moments(schedule).forEach(moment -> {
            Duration left = began.plus(moment.at()).minus(history.clock().elapsed());
            Await.passing("the next step of the schedule is due", left);
            Instance instance = instances.apply(moment.step().tenant());
            if (moment.begins()) {
                inject(instance, moment.step().fault());
            } else {
                instance.heal(moment.step().fault());
            }
        });
    }

    private void announce(Instance instance, Step step) {
        history.append(
                instance.rehearsal(),
                instance.tenant(),
                new Fact.FaultScheduled(step.fault().describe(), step.at(), step.lasts()));
    }

    private record Change(Duration at, boolean begins, Step step) {}

    /** One fault that follows another takes its place without a moment of health between them. */
    private static Stream<Change> moments(Schedule schedule) {
        return schedule.steps().stream()
                .flatMap(step -> Stream.of(
                        new Change(step.at(), true, step), new Change(step.at().plus(step.lasts()), false, step)))
                .sorted(Comparator.comparing(Change::at).thenComparing(change -> !change.begins()));
    }

    /** Ends every fault, also when some cannot be ended; then it says so. */
    @Override
    public synchronized void close() {
        ended = true;
        RuntimeException trouble = null;
        for (Instance instance : Set.copyOf(disturbed)) {
            try {
                heal(instance);
            } catch (RuntimeException e) {
                trouble = e;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }
}
