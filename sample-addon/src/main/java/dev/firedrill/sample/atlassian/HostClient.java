package dev.firedrill.sample.atlassian;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.tenants.Tenant;
import java.util.concurrent.CompletableFuture;

/** Asks hosts, as the add-on. */
public interface HostClient {

    /**
     * The JSON of a successful answer; anything else completes with {@link HostTrouble}, in a bounded time. Pass the
     * tenant as the store has it now: its base URL and secret may have changed since the last call.
     */
    CompletableFuture<JsonNode> fetch(Tenant tenant, HostRequest request);
}
