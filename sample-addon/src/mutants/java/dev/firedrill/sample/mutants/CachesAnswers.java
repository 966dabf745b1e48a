package dev.firedrill.sample.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.tenants.Tenant;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** A cache of hosts' good answers, under keys that leave out whom they are for. */
final class CachesAnswers implements Parts {

    private final Expiring<String, CompletableFuture<JsonNode>> answers = new Expiring<>(Duration.ofSeconds(60));
    private final Predicate<HostRequest> cached;
    private final BiFunction<Tenant, HostRequest, String> key;

    private CachesAnswers(Predicate<HostRequest> cached, BiFunction<Tenant, HostRequest, String> key) {
        this.cached = cached;
        this.key = key;
    }

    /**
     * A cache in front of the HTTP client takes the URL for all that matters: a site that takes over another one's URL
     * gets to see what the other one was told.
     */
    static CachesAnswers byUrl() {
        return new CachesAnswers(
                request -> request.method().equals("GET"),
                (tenant, request) -> tenant.baseUrl() + request.pathAndQuery());
    }

    /**
     * A cache for what is read most, an issue's summary, was tried out with one site: "HOUSE-1" of the next one is
     * another issue.
     */
    static CachesAnswers ofIssuesByPath() {
        return new CachesAnswers(Calls::readsIssue, (tenant, request) -> request.pathAndQuery());
    }

    @Override
    public HostClient host() {
        HostClient host = Parts.super.host();
        return (tenant, request) -> cached.test(request) ? answer(host, tenant, request) : host.fetch(tenant, request);
    }

    private CompletableFuture<JsonNode> answer(HostClient host, Tenant tenant, HostRequest request) {
        String name = key.apply(tenant, request);
        return answers.find(name)
                .orElseGet(() -> answers.keep(name, host.fetch(tenant, request)))
                .whenComplete((json, trouble) -> {
                    if (trouble != null) {
                        answers.forget(name); // Trouble is not cached.
                    }
                });
    }
}
