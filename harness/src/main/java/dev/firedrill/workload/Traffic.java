package dev.firedrill.workload;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.Product;
import dev.firedrill.connect.Qsh;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.connect.UserIdentity;
import dev.firedrill.connect.WebhookBodies;
import dev.firedrill.connect.WebhookModule;
import dev.firedrill.connect.WebhookSubject;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.AddonClient;
import dev.firedrill.host.AddonClient.Reply;
import dev.firedrill.host.Installation.Secret;
import dev.firedrill.host.Instance;
import dev.firedrill.host.User;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Users' traffic to one add-on: every stimulus is carried out with the tenant's current secret, and recorded. */
public final class Traffic {

    /** A host gives up on a webhook after this; source: none published, guides say 20 s. */
    private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(20);

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Descriptor descriptor;
    private final AddonClient client;
    private final Visitor visitor;
    private final History history;
    private final AtomicLong deliveries = new AtomicLong();

    /** Traffic to this add-on. */
    public Traffic(Descriptor descriptor, AddonClient client, Visitor visitor, History history) {
        this.descriptor = descriptor;
        this.client = client;
        this.visitor = visitor;
        this.history = history;
    }

    /**
     * Carries out a stimulus once.
     *
     * @param neighbours the instances whose canaries are looked for in the answer
     */
    public Answer carryOut(Stimulus stimulus, Instance instance, Collection<Instance> neighbours) {
        var secret = instance.installation().current();
        if (secret.isEmpty()) {
            return Answer.missing("the add-on is not installed", Duration.ZERO);
        }
        return stimulus instanceof Stimulus.Event event
                ? deliver(event, instance, secret.get())
                : visit((Stimulus.Visit) stimulus, instance, secret.get(), neighbours);
    }

    private Answer visit(Stimulus.Visit visit, Instance instance, Secret secret, Collection<Instance> neighbours) {
        User user = instance.admin();
        Reply reply = visitor.visit(instance, user, visit.door(), secret.value());
        Set<String> canaries = neighbours.stream()
                .filter(neighbour -> reply.body().contains(neighbour.canary()))
                .map(Instance::tenant)
                .collect(Collectors.toSet());
        record(instance, new Fact.UserServed(user.displayName(), visit.name(), canaries, false, reply.answer()));
        return reply.answer();
    }

    private Answer deliver(Stimulus.Event event, Instance instance, Secret secret) {
        WebhookModule module = event.module();
        URI uri = descriptor.url(module.urlWith(KnownContent.of(instance.product())));
        String identifier = "firedrill-" + deliveries.incrementAndGet();
        Claims claims = Claims.issuedBy(instance.clientKey(), history.clock().now(), LIFETIME)
                .withSubject(instance.member().accountId())
                .withQsh(Qsh.of("POST", uri, descriptor.basePath()));
        var request = new AddonClient.Request(
                "POST",
                uri,
                Map.of(
                        "Authorization",
                        "JWT " + TokenSigner.hs256(claims, secret.value()),
                        "User-Agent",
                        "Atlassian Webhook HTTP Client",
                        "X-Atlassian-Webhook-Identifier",
                        identifier,
                        "X-Atlassian-Webhook-Flow",
                        "Primary"),
                body(module, instance));
        Answer answer = client.send(request, WEBHOOK_PATIENCE).answer();
        record(instance, new Fact.WebhookAnswered(module.event(), identifier, 1, answer));
        return answer;
    }

    private String body(WebhookModule module, Instance instance) {
        User user = instance.member();
        var subject = instance.product() == Product.JIRA
                ? WebhookSubject.issue("10001", "ACME-1", "First issue " + instance.canary())
                : WebhookSubject.page("65537", "ACME", "First page " + instance.canary());
        return WebhookBodies.body(
                module.event(),
                history.clock().now(),
                instance.baseUrl(),
                new UserIdentity(user.accountId(), user.userKey(), user.displayName(), user.email()),
                subject);
    }

    private void record(Instance instance, Fact fact) {
        history.append(instance.rehearsal(), instance.tenant(), fact);
    }
}
