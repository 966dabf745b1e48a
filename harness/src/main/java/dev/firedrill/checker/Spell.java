package dev.firedrill.checker;

import dev.firedrill.fault.Fault;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One fault of one tenant's host, from its beginning until it was healed.
 *
 * @param until when it was healed; for one that never was, when the history ends
 */
record Spell(Seen<Fact.FaultInjected> began, Duration until) {

    /** The kinds that disturb everything which a host does for the add-on, not only single exchanges. */
    static final Set<Fault.Kind> OF_THE_WHOLE_HOST =
            Set.of(Fault.Kind.HOLD, Fault.Kind.DOWN, Fault.Kind.STARTING, Fault.Kind.COLD, Fault.Kind.LINK);

    /** The kinds that can starve an add-on of what tenants share: those, and requests that reach it slowly or in part. */
    static final Set<Fault.Kind> STARVING = Stream.concat(
                    OF_THE_WHOLE_HOST.stream(), Stream.of(Fault.Kind.WAY_TO_ADD_ON))
            .collect(Collectors.toUnmodifiableSet());

    /** The faults of these kinds, in order. */
    static List<Spell> of(HistoryView history, Set<Fault.Kind> kinds) {
        return history.all(Fact.FaultInjected.class)
                .filter(f -> kinds.stream()
                        .anyMatch(kind -> kind.name().equals(f.fact().kind())))
                .map(f -> new Spell(f, end(history, f)))
                .toList();
    }

    private static Duration end(HistoryView history, Seen<Fact.FaultInjected> fault) {
        return history.all(Fact.FaultHealed.class)
                .filter(h -> h.ordinal() > fault.ordinal() && h.tenant().equals(fault.tenant()))
                .filter(h -> h.fact().fault().equals(fault.fact().fault()))
                .map(Seen::at)
                .findFirst()
                .orElseGet(() -> history.entries().stream()
                        .map(Entry::at)
                        .max(Comparator.naturalOrder())
                        .orElse(fault.at()));
    }

    String tenant() {
        return began.tenant();
    }

    Duration from() {
        return began.at();
    }

    Duration length() {
        return until.minus(from());
    }

    /** What the fault does, as a phrase. */
    String describe() {
        return began.fact().fault();
    }

    boolean holds(Duration time) {
        return time.compareTo(from()) >= 0 && time.compareTo(until) < 0;
    }

    /** For people: "the host of 'acme' accepts and does not answer". */
    String phrase() {
        return "the host of '" + tenant() + "' " + describe();
    }

    /** How many requests it struck, of those that wait for certain requests. */
    long strikes(HistoryView history) {
        return history.all(Fact.FaultStruck.class)
                .filter(s -> s.tenant().equals(tenant()) && s.fact().fault().equals(describe()))
                .filter(s -> s.ordinal() > began.ordinal() && s.at().compareTo(until) <= 0)
                .count();
    }

    /** What the add-on tried at this tenant's host meanwhile, by when it arrived. */
    Stream<Seen<? extends Fact>> met(HistoryView history) {
        return Stream.concat(
                Calls.of(history, tenant()).filter(c -> !c.fact().met().isEmpty() && holds(Calls.arrival(c))),
                history.all(Fact.ConnectionMet.class).filter(c -> c.tenant().equals(tenant()) && holds(c.at())));
    }
}
