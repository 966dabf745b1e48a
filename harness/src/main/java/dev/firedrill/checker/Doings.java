package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was done to the add-on in one tenant, and which of its calls to the host that explains. */
final class Doings {

    private final List<Doing> all;
    private final Map<String, Set<String>> learned;

    private Doings(List<Doing> all, Map<String, Set<String>> learned) {
        this.all = all;
        this.learned = learned;
    }

    /** The doings in one tenant, in the order in which they began. */
    static Doings in(HistoryView history, String tenant) {
        var all = Stream.concat(
                        history.all(Fact.UserServed.class).map(Doing::of),
                        history.all(Fact.WebhookAnswered.class).map(Doing::ofWebhook))
                .filter(d -> d.tenant().equals(tenant))
                .sorted(Comparator.comparing(Doing::began))
                .toList();
        return new Doings(all, learned(history));
    }

    /** The calls that reconnaissance saw each target make. */
    private static Map<String, Set<String>> learned(HistoryView history) {
        return history.all(Fact.StimulusFound.class)
                .map(Seen::fact)
                .collect(Collectors.toMap(
                        Fact.StimulusFound::target, found -> Set.copyOf(found.calls()), Doings::together));
    }

    private static Set<String> together(Set<String> some, Set<String> others) {
        var both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }

    /** Those whose target is known to make this call. */
    Stream<Doing> thatCall(String signature) {
        return all.stream().filter(d -> calls(d).contains(signature));
    }

    /** Those whose target is known to call the host at all. */
    Stream<Doing> thatCall() {
        return all.stream().filter(d -> !calls(d).isEmpty());
    }

    /** What a doing's target is known to call. */
    Set<String> calls(Doing doing) {
        return learned.getOrDefault(doing.target(), Set.of());
    }

    /** Whether one of them explains a call: it came while the doing was at work, and its target is known to make it. */
    boolean caused(Seen<Fact.HostCalled> call) {
        Duration arrival = Calls.arrival(call);
        return thatCall(Calls.signature(call)).anyMatch(d -> d.covers(arrival));
    }

    /** When the first of them began. */
    Optional<Duration> beginning() {
        return all.stream().map(Doing::began).findFirst();
    }
}
