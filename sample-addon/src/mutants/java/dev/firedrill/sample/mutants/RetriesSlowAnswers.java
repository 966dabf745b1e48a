package dev.firedrill.sample.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.tenants.Tenant;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Gives up after a second and asks again, up to six times: each time a host that needs two begins anew, for an answer
 * that nobody waits for.
 */
final class RetriesSlowAnswers implements Parts {

    private static final int ATTEMPTS = 6;

    @Override
    public HostClient host() {
        HostClient host = Calls.within(Duration.ofSeconds(1));
        return (tenant, request) -> fetch(host, tenant, request, 1);
    }

    private static CompletableFuture<JsonNode> fetch(HostClient host, Tenant tenant, HostRequest request, int attempt) {
        return host.fetch(tenant, request)
                .exceptionallyCompose(trouble -> Troubles.isTimeout(trouble) && attempt < ATTEMPTS
                        ? fetch(host, tenant, request, attempt + 1)
                        : CompletableFuture.failedFuture(trouble));
    }
}
