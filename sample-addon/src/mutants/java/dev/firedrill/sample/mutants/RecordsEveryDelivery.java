package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.notes.Activity;
import dev.firedrill.sample.notes.ActivityStore;
import dev.firedrill.sample.web.WebhookEffect;
import java.util.UUID;

/** Takes each delivery for an event of its own, as if hosts never sent one again. */
final class RecordsEveryDelivery implements Parts {

    @Override
    public WebhookEffect webhookEffect(ActivityStore activity, HostClient host) {
        return everyOne(Parts.super.webhookEffect(activity, host));
    }

    /** Under an identifier of its own the same event is stored again and again. */
    static WebhookEffect everyOne(WebhookEffect sound) {
        return (tenant, event) -> sound.take(
                tenant,
                new Activity(
                        event.identifier() + " " + UUID.randomUUID(),
                        event.event(),
                        event.issueKey(),
                        event.receivedAt()));
    }
}
