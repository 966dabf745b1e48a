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
import dev.firedrill.host.Installation.Secret;
import dev.firedrill.host.Instance;
import dev.firedrill.host.User;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Delivers webhooks as Atlassian's dispatcher does, and records how each attempt was answered. */
public final class Deliveries {

    /** A host gives up on a webhook after this; source: none published, guides say 20 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Descriptor descriptor;
    private final AddonClient client;
    private final History history;
    private final AtomicLong count = new AtomicLong();

    /** Deliveries to this add-on. */
    public Deliveries(Descriptor descriptor, AddonClient client, History history) {
        this.descriptor = descriptor;
        this.client = client;
        this.history = history;
    }

    /**
     * An event that is told to the add-on, once or several times.
     *
     * @param identifier the same in every attempt
     * @param subject what it is about, of which the names are unique
     */
    public record Delivery(WebhookModule module, String identifier, WebhookSubject subject) {}

    /** Something that happened in the instance, about content that it always has. */
    public Delivery about(WebhookModule module, Instance instance) {
        var subject = instance.product() == Product.JIRA
                ? WebhookSubject.issue("10001", "ACME-1", "First issue " + instance.canary())
                : WebhookSubject.page("98305", "ACME", "Page 1 " + instance.canary());
        return about(module, subject);
    }

    /** Something that happened, about this. */
    public Delivery about(WebhookModule module, WebhookSubject subject) {
        return new Delivery(module, "firedrill-" + count.incrementAndGet(), subject);
    }

    /**
     * One attempt.
     *
     * @param attempt from 1; those after the first carry the header that counts resends
     * @param secret the tenant's
     */
    public Answer attempt(Delivery delivery, int attempt, Instance instance, Secret secret) {
        WebhookModule module = delivery.module();
        URI uri = descriptor.url(module.urlWith(KnownContent.of(instance.product())));
        var request = new AddonClient.Request(
                "POST", uri, headers(delivery, attempt, token(instance, uri, secret)), body(delivery, instance));
        AddonClient.Reply reply = client.send(instance, request, PATIENCE);
        var answered = new Fact.WebhookAnswered(module.event(), delivery.identifier(), attempt, reply.answer());
        reply.record(history, instance.rehearsal(), instance.tenant(), answered, module.event());
        return reply.answer();
    }

    private String token(Instance instance, URI uri, Secret secret) {
        Claims claims = Claims.issuedBy(instance.clientKey(), history.clock().now(), LIFETIME)
                .withSubject(instance.member().accountId())
                .withQsh(Qsh.of("POST", uri, descriptor.basePath()));
        return TokenSigner.hs256(claims, secret.value());
    }

    private static Map<String, String> headers(Delivery delivery, int attempt, String token) {
        var headers = new LinkedHashMap<>(Map.of(
                "Authorization",
                "JWT " + token,
                "User-Agent",
                "Atlassian Webhook HTTP Client",
                "X-Atlassian-Webhook-Identifier",
                delivery.identifier(),
                "X-Atlassian-Webhook-Flow",
                "Primary"));
        if (attempt > 1) {
            headers.put("X-Atlassian-Webhook-Retry", String.valueOf(attempt - 1));
        }
        return headers;
    }

    private String body(Delivery delivery, Instance instance) {
        User user = instance.member();
        return WebhookBodies.body(
                delivery.module().event(),
                history.clock().now(),
                instance.baseUrl(),
                new UserIdentity(user.accountId(), user.userKey(), user.displayName(), user.email()),
                delivery.subject());
    }
}
