package dev.firedrill.sample.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.tenants.Tenant;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A cache in front of the HTTP client that takes the URL for all that matters: a site that takes over another one's
 * URL gets to see what the other one was told.
 */
final class ResponseCacheKeyedByUrl implements Parts {

    private final Expiring<String, CompletableFuture<JsonNode>> answers = new Expiring<>(Duration.ofSeconds(60));

    @Override
    public HostClient host() {
        HostClient host = Parts.super.host();
        return (tenant, request) ->
                request.method().equals("GET") ? cached(host, tenant, request) : host.fetch(tenant, request);
    }

    private CompletableFuture<JsonNode> cached(HostClient host, Tenant tenant, HostRequest request) {
        String url = tenant.baseUrl() + request.pathAndQuery();
        CompletableFuture<JsonNode> answer = answers.get(url, () -> host.fetch(tenant, request));
        return answer.whenComplete((json, trouble) -> {
            if (trouble != null) {
                answers.forget(url); // Trouble is not cached.
            }
        });
    }
}
