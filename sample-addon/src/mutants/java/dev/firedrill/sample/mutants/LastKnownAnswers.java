package dev.firedrill.sample.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.tenants.Tenant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Gives what a tenant's host said last while it says nothing; rights, which are asked for by POST, are always asked. */
final class LastKnownAnswers implements HostClient {

    private final Map<String, JsonNode> known = new ConcurrentHashMap<>();
    private final HostClient host;

    LastKnownAnswers(HostClient host) {
        this.host = host;
    }

    @Override
    public CompletableFuture<JsonNode> fetch(Tenant tenant, HostRequest request) {
        CompletableFuture<JsonNode> answer = host.fetch(tenant, request);
        return request.method().equals("GET")
                ? orLastKnown(tenant.clientKey() + " " + request.pathAndQuery(), answer)
                : answer;
    }

    private CompletableFuture<JsonNode> orLastKnown(String question, CompletableFuture<JsonNode> answer) {
        return answer.whenComplete((json, trouble) -> {
                    if (trouble == null) {
                        known.put(question, json);
                    }
                })
                .exceptionallyCompose(trouble -> {
                    JsonNode last = Troubles.isRefusal(trouble) ? null : known.get(question);
                    return last == null
                            ? CompletableFuture.failedFuture(trouble)
                            : CompletableFuture.completedFuture(last);
                });
    }
}
