package dev.firedrill.sample.atlassian;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.tenants.Tenant;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Gives no host more than its share of us. While one is silent, each of its users keeps a thread waiting; without a
 * limit they would have them all, and no other tenant, webhook or health check would be served.
 */
public final class BulkheadHostClient implements HostClient {

    private final HostClient host;
    private final BulkheadRegistry bulkheads;

    /** At most so many calls at once to each tenant's host; more fail at once, as if the host did not answer. */
    public BulkheadHostClient(HostClient host, int callsPerTenant) {
        this.host = host;
        this.bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(callsPerTenant)
                .maxWaitDuration(Duration.ZERO)
                .build());
    }

    @Override
    public CompletableFuture<JsonNode> fetch(Tenant tenant, HostRequest request) {
        Bulkhead bulkhead = bulkheads.bulkhead(tenant.clientKey());
        return bulkhead.executeCompletionStage(() -> host.fetch(tenant, request))
                .toCompletableFuture()
                .exceptionallyCompose(trouble -> CompletableFuture.failedFuture(
                        trouble instanceof BulkheadFullException ? HostTrouble.noAnswer(request, trouble) : trouble));
    }
}
