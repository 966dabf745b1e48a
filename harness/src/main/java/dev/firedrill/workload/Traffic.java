package dev.firedrill.workload;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.AddonClient.Reply;
import dev.firedrill.host.Installation.Secret;
import dev.firedrill.host.Instance;
import dev.firedrill.host.User;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Users' traffic to one add-on: every stimulus is carried out with the tenant's current secret, and recorded. */
public final class Traffic {

    /** Who waits for a page waits longer than any bound that is judged. */
    public static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Visitor visitor;
    private final Deliveries deliveries;
    private final History history;
    private final Executor later;
    private final @Nullable String restriction;

    /**
     * Traffic to one add-on.
     *
     * @param later delivers what an instance that was down had to tell
     * @param restriction a text that pages show to those without a licence alone; null when not known
     */
    public Traffic(
            Visitor visitor, Deliveries deliveries, History history, Executor later, @Nullable String restriction) {
        this.visitor = visitor;
        this.deliveries = deliveries;
        this.history = history;
        this.later = later;
        this.restriction = restriction;
    }

    /**
     * Carries out a stimulus once. Of an event in an instance that is down the add-on hears when it is up again.
     *
     * @param neighbours the instances whose canaries are looked for in the answer
     */
    public Served carryOut(Stimulus stimulus, Instance instance, Collection<Instance> neighbours) {
        var secret = instance.installation().current();
        if (secret.isEmpty()) {
            return Served.without(Answer.missing("the add-on is not installed", Duration.ZERO));
        }
        return stimulus instanceof Stimulus.Event event
                ? deliver(event, instance, secret.get())
                : visit((Stimulus.Visit) stimulus, instance, secret.get(), neighbours);
    }

    /** Another scenario's tenant may have the same name. */
    private static String named(Instance neighbour, Instance instance) {
        return neighbour.rehearsal().equals(instance.rehearsal())
                ? neighbour.tenant()
                : neighbour.rehearsal() + "/" + neighbour.tenant();
    }

    private Served deliver(Stimulus.Event event, Instance instance, Secret secret) {
        var delivery = deliveries.about(event.module(), instance);
        if (instance.up()) {
            return Served.without(deliveries.attempt(delivery, 1, instance, secret));
        }
        instance.whenUp(later, () -> deliveries.attempt(delivery, 1, instance, secret));
        return Served.without(Answer.missing("the host is down and tells it later", Duration.ZERO));
    }

    private Served visit(Stimulus.Visit visit, Instance instance, Secret secret, Collection<Instance> neighbours) {
        User user = instance.admin();
        Reply reply = visitor.visit(instance, user, visit.door(), secret.value(), PATIENCE);
        Set<String> canaries = neighbours.stream()
                .filter(neighbour -> reply.body().contains(neighbour.canary()))
                .map(neighbour -> named(neighbour, instance))
                .collect(Collectors.toSet());
        boolean restricted = restriction != null && reply.body().contains(restriction);
        var served = new Fact.UserServed(user.displayName(), visit.name(), canaries, restricted, reply.answer());
        reply.record(history, instance.rehearsal(), instance.tenant(), served, visit.name());
        return new Served(reply.answer(), canaries);
    }
}
