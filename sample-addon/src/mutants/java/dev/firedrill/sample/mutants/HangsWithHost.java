package dev.firedrill.sample.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.notes.ActivityStore;
import dev.firedrill.sample.web.WebhookEffect;
import io.javalin.config.JavalinConfig;
import java.util.concurrent.CompletableFuture;

/** Reads the issue while the webhook about it waits, on few threads and with no timeout: a silent host stops all. */
final class HangsWithHost implements Parts {

    @Override
    public HostClient host() {
        return Calls.within(Calls.FOR_EVER);
    }

    @Override
    public WebhookEffect webhookEffect(ActivityStore activity, HostClient host) {
        WebhookEffect sound = Parts.super.webhookEffect(activity, host);
        return (tenant, event) -> {
            CompletableFuture<JsonNode> issue =
                    host.fetch(tenant, HostRequest.get("/rest/api/3/issue/" + event.issueKey()));
            boolean unused = issue.handle((json, trouble) -> trouble == null).join();
            sound.take(tenant, event);
        };
    }

    @Override
    public void configure(JavalinConfig config) {
        FewThreads.configure(config);
    }
}
