package dev.firedrill.sample.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.atlassian.Caller;
import dev.firedrill.sample.notes.Activity;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.UUID;

/** What hosts report of their issues. */
public final class Webhooks {

    private final Gate gate;
    private final WebhookEffect effect;
    private final Clock clock;

    public Webhooks(Gate gate, WebhookEffect effect, Clock clock) {
        this.gate = gate;
        this.effect = effect;
        this.clock = clock;
    }

    /** Answered only when stored: after a good answer the host never sends it again. */
    void issueCreated(Context request) {
        Caller caller = gate.webhook(request);
        JsonNode body = Bodies.object(request);
        String event = Bodies.optional(body, "webhookEvent").orElse("jira:issue_created");
        String issueKey = Bodies.optional(body.path("issue"), "key").orElse(null);
        effect.take(caller.tenant(), new Activity(identifier(request), event, issueKey, clock.instant()));
        request.status(204);
    }

    /** The same in every resend; where a host gives none, the same body is taken for a resend. */
    private static String identifier(Context request) {
        String given = request.header("X-Atlassian-Webhook-Identifier");
        return given == null || given.isBlank()
                ? UUID.nameUUIDFromBytes(request.body().getBytes(UTF_8)).toString()
                : given;
    }
}
