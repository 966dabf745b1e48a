package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import java.util.Optional;
import java.util.Set;

/**
 * A point of the history from which something is required.
 *
 * @param phrase for people: "the rename was acknowledged"
 * @param finder finds it for one tenant
 */
public record Moment(String phrase, Finder finder) {

    private static final Set<String> DISTURBING = Set.of("renamed", "rotated");

    /** Finds a moment in a history. */
    @FunctionalInterface
    public interface Finder {
        /** The entry at which the moment is, for a tenant; empty when it never came. */
        Optional<Entry> find(HistoryView history, String tenant);
    }

    /** When the add-on acknowledged a change of this kind for the tenant; the last one when there were several. */
    public static Moment acknowledged(String change) {
        return new Moment(
                "'" + change + "' was acknowledged",
                (history, tenant) -> history.all(Fact.TenantChanged.class)
                        .filter(s ->
                                s.tenant().equals(tenant) && s.fact().change().equals(change))
                        .map(HistoryView.Seen::entry)
                        .reduce((first, second) -> second));
    }

    /** When the scenario set a mark. */
    public static Moment mark(String name) {
        return new Moment("'" + name + "'", (history, tenant) -> history.mark(name));
    }

    /** When the tenant's host was healed of its last fault. */
    public static Moment healed() {
        return new Moment(
                "its host was well again",
                (history, tenant) -> history.all(Fact.FaultHealed.class)
                        .filter(s -> s.tenant().equals(tenant))
                        .map(HistoryView.Seen::entry)
                        .reduce((first, second) -> second));
    }

    /** When the last of all that was done to the tenant was over: faults healed, moves and new secrets acknowledged. */
    public static Moment undisturbed() {
        return new Moment(
                "all was over",
                (history, tenant) -> history.entries().stream()
                        .filter(e -> e.tenant().equals(tenant))
                        .filter(e -> e.fact() instanceof Fact.FaultHealed
                                || (e.fact() instanceof Fact.TenantChanged changed
                                        && DISTURBING.contains(changed.change())))
                        .reduce((first, second) -> second));
    }

    /** When the tenant's host began to suffer its first fault. */
    public static Moment faultBegan() {
        return new Moment(
                "its host was disturbed",
                (history, tenant) -> history.all(Fact.FaultInjected.class)
                        .filter(s -> s.tenant().equals(tenant))
                        .map(HistoryView.Seen::entry)
                        .findFirst());
    }

    /** When the add-on was ready again after this scenario killed it. */
    public static Moment restarted() {
        return new Moment(
                "the add-on was ready again",
                (history, tenant) -> Restarts.last(history, "killed")
                        .flatMap(killed -> history.all(Fact.AddonChanged.class)
                                .filter(s -> s.ordinal() > killed.ordinal())
                                .filter(s -> s.fact().state().equals("ready"))
                                .map(HistoryView.Seen::entry)
                                .findFirst()));
    }

    Optional<Entry> in(HistoryView history, String tenant) {
        return finder.find(history, tenant);
    }
}
