package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.notes.ActivityStore;
import dev.firedrill.sample.tenants.TenantStore;
import dev.firedrill.sample.web.WebhookEffect;
import io.javalin.config.JavalinConfig;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Sound, in another way: webhooks go into a queue in the database and show a second later, and pages show what the host
 * said last while it says nothing.
 */
final class QueuesWork implements Parts {

    private @Nullable Jdbi database;
    private @Nullable ActivityQueue queue;

    @Override
    public TenantStore tenants(Jdbi database) {
        this.database = database;
        return Parts.super.tenants(database);
    }

    @Override
    public HostClient host() {
        return new LastKnownAnswers(Parts.super.host());
    }

    @Override
    public WebhookEffect webhookEffect(ActivityStore activity, HostClient host) {
        ActivityQueue started = ActivityQueue.start(Objects.requireNonNull(database), activity);
        queue = started;
        return started;
    }

    @Override
    public void configure(JavalinConfig config) {
        config.events.serverStopping(Objects.requireNonNull(queue)::stop);
    }
}
