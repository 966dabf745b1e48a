package dev.firedrill.workload;

import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.PageModule;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.Instance;
import dev.firedrill.time.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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

    private static final int OBSERVED = 4;

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

    /**
     * Every stimulus that the add-on serves well, with what it calls; each is recorded.
     *
     * @param tenants four, or fewer: two for visits, two for events. What both tenants' first tries call belongs to the
     *     stimulus: background work does not come twice at the same place, and what was cached for one tenant is new for
     *     the other
     * @param threads runs what goes side by side, which needs four tenants: on one and the same, nobody could tell whose
     *     doing a call is
     */
    public List<Stimulus> stimuli(List<Instance> tenants, List<Door> doors, Executor threads) {
        Executor runner = tenants.size() < OBSERVED ? Runnable::run : threads;
        var visits =
                doors.stream().map(door -> (Stimulus) new Stimulus.Visit(door)).toList();
        var events = descriptor.webhooks().stream()
                .filter(webhook -> fits(webhook.variables(), tenants.get(0)))
                .map(webhook -> (Stimulus) new Stimulus.Event(webhook))
                .toList();
        var reversed = new ArrayList<>(events);
        Collections.reverse(reversed);
        // In two orders: a call that comes late falls to the next event, but not to the same one twice.
        var one = CompletableFuture.supplyAsync(() -> observe(events, at(tenants, 2)), runner);
        var other = CompletableFuture.supplyAsync(() -> observe(reversed, at(tenants, 3)), runner);
        var learned = new ArrayList<>(learn(visits, observe(visits, at(tenants, 0)), observe(visits, at(tenants, 1))));
        learned.addAll(learn(events, one.join(), other.join()));
        return learned;
    }

    private static Instance at(List<Instance> tenants, int place) {
        return tenants.get(place % tenants.size());
    }

    private List<Stimulus> learn(
            List<Stimulus> candidates, Map<Stimulus, Observed> one, Map<Stimulus, Observed> other) {
        var good = candidates.stream()
                .filter(c ->
                        seen(one, c).answer().well() && seen(other, c).answer().well())
                .toList();
        good.forEach(stimulus -> {
            var calls = new TreeSet<>(seen(one, stimulus).calls());
            calls.retainAll(seen(other, stimulus).calls());
            // It concerns the whole run: every scenario is judged by what was learned here.
            history.append(
                    "",
                    "",
                    new Fact.StimulusFound(
                            stimulus.name(),
                            List.copyOf(calls),
                            seen(one, stimulus).showsContent()));
        });
        return good;
    }

    private static Observed seen(Map<Stimulus, Observed> observed, Stimulus stimulus) {
        return Objects.requireNonNull(observed.get(stimulus));
    }

    private record Observed(Answer answer, Set<String> calls, boolean showsContent) {}

    private record Tried(Stimulus stimulus, int since, Answer answer) {}

    /** Tries them one after the other; what follows one until the next is its doing. */
    private Map<Stimulus, Observed> observe(List<Stimulus> stimuli, Instance instance) {
        var tried = new ArrayList<Tried>();
        for (Stimulus stimulus : stimuli) {
            int since = history.entries().size();
            tried.add(new Tried(
                    stimulus,
                    since,
                    traffic.carryOut(stimulus, instance, List.of(instance)).answer()));
        }
        if (stimuli.stream().anyMatch(Stimulus.Event.class::isInstance)) {
            Await.passing("handlers of webhooks that answered go on working", AFTERMATH);
        }
        int end = history.entries().size();
        var observed = new HashMap<Stimulus, Observed>();
        for (int i = 0; i < tried.size(); i++) {
            int until = i + 1 < tried.size() ? tried.get(i + 1).since() : end;
            var entries = history.entries().subList(tried.get(i).since(), until);
            observed.put(tried.get(i).stimulus(), observed(tried.get(i), entries, instance));
        }
        return observed;
    }

    private static Observed observed(Tried tried, List<Entry> entries, Instance instance) {
        boolean shows = entries.stream()
                .anyMatch(e -> e.fact() instanceof Fact.UserServed served
                        && served.target().equals(tried.stimulus().name())
                        && served.canaries().contains(instance.tenant()));
        return new Observed(tried.answer(), calls(entries, instance), shows);
    }

    private static Set<String> calls(List<Entry> entries, Instance instance) {
        return entries.stream()
                .filter(e ->
                        e.rehearsal().equals(instance.rehearsal()) && e.tenant().equals(instance.tenant()))
                .filter(e -> e.fact() instanceof Fact.HostCalled)
                .map(e -> (Fact.HostCalled) e.fact())
                .map(call -> call.method() + " " + call.path())
                .collect(Collectors.toSet());
    }
}
