package dev.firedrill.drill;

import dev.firedrill.drill.Step.Change;
import dev.firedrill.drill.Step.Trouble;
import dev.firedrill.drill.Step.What;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was done to an add-on in one rehearsal, as a schedule that does it again, as far as a schedule can say it.
 *
 * @param unsaid what it cannot say, as phrases
 */
public record Recalled(Drill drill, List<String> unsaid) {

    /** Times of a history are exact to the millisecond, and those of schedules as people would have them. */
    private static final long GRAIN_MILLIS = 100;

    public Recalled {
        unsaid = List.copyOf(unsaid);
    }

    /**
     * The schedule of a rehearsal.
     *
     * @param title of the scenario
     * @param history of the whole run
     * @return empty when nothing was done that a schedule can say
     */
    public static Optional<Recalled> of(String title, String rehearsal, List<Entry> history) {
        var own = history.stream()
                .filter(e -> e.rehearsal().equals(rehearsal))
                .takeWhile(e -> !(e.fact() instanceof Fact.RehearsalEnded))
                .toList();
        return own.stream()
                .filter(e -> tellsStep(e.fact()))
                .map(Entry::at)
                .findFirst()
                .flatMap(beginning -> new Reading(own, beginning).recalled(title));
    }

    private static boolean tellsStep(Fact fact) {
        return fact instanceof Fact.FaultInjected || change(fact).isPresent();
    }

    private static Optional<What> change(Fact fact) {
        return fact instanceof Fact.TenantChanged changed
                ? Arrays.stream(What.values())
                        .filter(what -> what.done().equals(changed.change()))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * The file that says it.
     *
     * @param remarks stand above it, as comments
     */
    public String yaml(List<String> remarks) {
        return DrillText.of(
                drill,
                Stream.concat(
                                remarks.stream(),
                                unsaid.stream()
                                        .map(what -> "Not in this file, because schedules cannot say it: " + what))
                        .toList());
    }

    private record Reading(List<Entry> entries, Duration beginning) {

        Optional<Recalled> recalled(String title) {
            var steps = new ArrayList<Step>();
            var unsaid = new ArrayList<String>(Unsaid.of(entries));
            for (Entry entry : entries) {
                if (entry.fact() instanceof Fact.FaultInjected fault) {
                    trouble(entry, fault).ifPresentOrElse(steps::add, () -> unsaid.add("a host that " + fault.fault()));
                }
                change(entry.fact()).ifPresent(what -> steps.add(new Change(since(entry.at()), entry.tenant(), what)));
            }
            return steps.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Recalled(
                            drill(title, steps), unsaid.stream().distinct().toList()));
        }

        private Drill drill(String title, List<Step> steps) {
            var tenants = Stream.concat(installed(), steps.stream().map(Step::tenant))
                    .distinct()
                    .toList();
            return new Drill(
                    title,
                    tenants,
                    tenants.size() > 1
                            ? steps
                            : steps.stream().map(Reading::ofAll).toList());
        }

        /** Also those to whom nothing was done: how neighbours fare may be what it was about. */
        private Stream<String> installed() {
            return entries.stream()
                    .filter(e -> e.fact() instanceof Fact.TenantChanged f
                            && f.change().equals("installed"))
                    .map(Entry::tenant);
        }

        /** With a single tenant nobody need say whom a step concerns. */
        private static Step ofAll(Step step) {
            return step instanceof Trouble t
                    ? new Trouble(t.at(), "", t.fault(), t.lasts())
                    : new Change(step.at(), "", ((Change) step).what());
        }

        private Optional<Step> trouble(Entry entry, Fact.FaultInjected fault) {
            return Recall.fault(fault.fault(), fault.attribution())
                    .map(known -> new Trouble(
                            since(entry.at()),
                            entry.tenant(),
                            known,
                            atLeast(since(healed(entry, fault.fault())).minus(since(entry.at())))));
        }

        private Duration healed(Entry began, String fault) {
            return entries.stream()
                    .filter(e -> e.ordinal() > began.ordinal() && e.tenant().equals(began.tenant()))
                    .filter(e -> e.fact() instanceof Fact.FaultHealed healed
                            && healed.fault().equals(fault))
                    .map(Entry::at)
                    .findFirst()
                    .orElse(entries.get(entries.size() - 1).at());
        }

        private Duration since(Duration at) {
            return rounded(at.minus(beginning));
        }

        private static Duration rounded(Duration time) {
            return Duration.ofMillis(Math.round((double) time.toMillis() / GRAIN_MILLIS) * GRAIN_MILLIS);
        }

        private static Duration atLeast(Duration time) {
            return time.isZero() ? Duration.ofMillis(GRAIN_MILLIS) : time;
        }
    }
}
