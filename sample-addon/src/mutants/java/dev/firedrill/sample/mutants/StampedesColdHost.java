package dev.firedrill.sample.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.tenants.Tenant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Whoever has no answer after half a second asks four times more and takes the first that comes: right when a host loses
 * a request now and then, and the end of one that has just started and is slow with all.
 */
final class StampedesColdHost implements Parts {

    private static final int MORE = 4;

    @Override
    public HostClient host() {
        HostClient host = Parts.super.host();
        return (tenant, request) ->
                request.method().equals("GET") ? firstOfMany(host, tenant, request) : host.fetch(tenant, request);
    }

    private static CompletableFuture<JsonNode> firstOfMany(HostClient host, Tenant tenant, HostRequest request) {
        CompletableFuture<JsonNode> answer = host.fetch(tenant, request).copy();
        Executor later = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);
        later.execute(() -> {
            for (int call = 0; call < MORE && !answer.isDone(); call++) {
                var unused = host.fetch(tenant, request).thenAccept(answer::complete);
            }
        });
        return answer;
    }
}
