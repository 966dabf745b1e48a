package dev.firedrill.sample.web;

import dev.firedrill.sample.notes.Activity;
import dev.firedrill.sample.tenants.Tenant;

/** What comes of a webhook. */
@FunctionalInterface
public interface WebhookEffect {

    /** Once this returns, the host is told not to send the webhook again. */
    void take(Tenant tenant, Activity activity);
}
