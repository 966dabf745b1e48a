package dev.firedrill.workload;

import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.PageModule;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.Instance;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, on a tenant of its own, what an add-on does: which doors tell a good token from garbage, and which stimuli
 * make it call the host.
 */
public final class Reconnaissance {

    /** A webhook's handler may call the host after it answered. */
    private static final Duration AFTERMATH = Duration.ofSeconds(1);

    private final Descriptor descriptor;
    private final Visitor visitor;
    private final Traffic traffic;
    private final History history;

    /** Reconnaissance of this add-on. */
    public Reconnaissance(Descriptor descriptor, Visitor visitor, Traffic traffic, History history) {
        this.descriptor = descriptor;
        this.visitor = visitor;
        this.traffic = traffic;
        this.history = history;
    }

    /**
     * The doors at which access might be judged, the likeliest first.
     *
     * @param backend a backend call that the team named; null for none
     */
    public List<Door> doors(Instance instance, @Nullable String backend) {
        var pages = descriptor.pages().stream()
                .filter(page -> fits(page.variables(), instance))
                .sorted((a, b) -> Boolean.compare(lessLikely(a), lessLikely(b)))
                .map(page -> (Door) new Door.Page(page));
        return Stream.concat(Stream.ofNullable(backend).map(Door.Backend::new), pages)
                .toList();
    }

    private static boolean lessLikely(PageModule page) {
        return page.administrative() || !page.variables().isEmpty();
    }

    private static boolean fits(List<String> variables, Instance instance) {
        return KnownContent.of(instance.product()).keySet().containsAll(variables);
    }

    /** The first door that tells a good token from garbage, with the noise of its bodies. */
    public Optional<AccessRounds> tellingDoor(Instance instance, List<Door> doors) {
        return doors.stream()
                .map(door -> new AccessRounds(visitor, history, door, noise(instance, door)))
                .filter(rounds -> rounds.round(instance, java.util.Map.of()).tells())
                .findFirst();
    }

    /** How much two answers of one class differ at this door. */
    public double noise(Instance instance, Door door) {
        var secret = instance.installation().current();
        if (secret.isEmpty()) {
            return 0;
        }
        Look good = Look.of(
                visitor.visit(instance, instance.admin(), door, secret.get().value()));
        Look again = Look.of(
                visitor.visit(instance, instance.admin(), door, secret.get().value()));
        Look garbage = Look.of(visitor.visitWithGarbage(instance, door));
        Look more = Look.of(visitor.visitWithGarbage(instance, door));
        return Math.max(1 - good.likeness(again), 1 - garbage.likeness(more));
    }

    /** Every stimulus that the add-on serves well, with what it calls; each is recorded. */
    public List<Stimulus> stimuli(Instance instance, List<Door> doors) {
        var candidates = new ArrayList<Stimulus>();
        doors.forEach(door -> candidates.add(new Stimulus.Visit(door)));
        descriptor.webhooks().stream()
                .filter(webhook -> fits(webhook.variables(), instance))
                .forEach(webhook -> candidates.add(new Stimulus.Event(webhook)));
        return candidates.stream().filter(c -> explore(c, instance)).toList();
    }

    /** Carries it out twice and keeps the calls that both times had: background work rarely comes twice. */
    private boolean explore(Stimulus stimulus, Instance instance) {
        Observed first = observe(stimulus, instance);
        Observed second = observe(stimulus, instance);
        if (!first.answer().well() || !second.answer().well()) {
            return false;
        }
        var calls = new TreeSet<>(first.calls());
        calls.retainAll(second.calls());
        // It concerns the whole run: every scenario is judged by what was learned here.
        history.append("", "", new Fact.StimulusFound(stimulus.name(), List.copyOf(calls), first.showsContent()));
        return true;
    }

    private record Observed(Answer answer, Set<String> calls, boolean showsContent) {}

    private Observed observe(Stimulus stimulus, Instance instance) {
        int before = history.entries().size();
        Answer answer = traffic.carryOut(stimulus, instance, List.of(instance));
        Set<String> calls = calls(instance, before);
        if (calls.isEmpty() && stimulus instanceof Stimulus.Event && answer.well()) {
            calls = lateCalls(instance, before);
        }
        boolean shows = since(before)
                .anyMatch(e -> e.fact() instanceof Fact.UserServed served
                        && served.target().equals(stimulus.name())
                        && served.canaries().contains(instance.tenant()));
        return new Observed(answer, calls, shows);
    }

    private Set<String> lateCalls(Instance instance, int before) {
        try {
            return Await.until(
                    "the webhook's handler calls the host",
                    AFTERMATH,
                    () -> calls(instance, before),
                    c -> !c.isEmpty());
        } catch (BoundExceeded e) {
            return Set.of();
        }
    }

    private Set<String> calls(Instance instance, int before) {
        return since(before)
                .filter(e -> e.fact() instanceof Fact.HostCalled
                        && e.rehearsal().equals(instance.rehearsal())
                        && e.tenant().equals(instance.tenant()))
                .map(e -> (Fact.HostCalled) e.fact())
                .map(call -> call.method() + " " + call.path())
                .collect(Collectors.toSet());
    }

    private Stream<Entry> since(int before) {
        return history.entries().stream().skip(before);
    }
}
