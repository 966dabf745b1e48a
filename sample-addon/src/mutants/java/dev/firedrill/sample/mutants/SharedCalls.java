package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All tenants share a few calls at once, whoever's host it is: behind a slow one, all wait. */
final class SharedCalls implements Parts {

    private final ExecutorService calls;

    SharedCalls(int atOnce) {
        this.calls = Executors.newFixedThreadPool(atOnce, Daemons::thread);
    }

    @Override
    public HostClient host() {
        HostClient host = Calls.within(Duration.ofSeconds(10));
        return (tenant, request) ->
                CompletableFuture.supplyAsync(() -> host.fetch(tenant, request).join(), calls);
    }

    @Override
    public void configure(JavalinConfig config) {
        config.events.serverStopped(calls::shutdownNow);
    }
}
