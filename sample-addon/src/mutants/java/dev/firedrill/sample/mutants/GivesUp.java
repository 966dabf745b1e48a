package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.atlassian.HostTrouble;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stops calling a host after so many failures in a row, and has nothing that lets it try again: what was meant to spare
 * a host in trouble ends the add-on for that site until somebody restarts it.
 */
final class GivesUp implements Parts {

    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final int patience;

    GivesUp(int patience) {
        this.patience = patience;
    }

    @Override
    public HostClient host() {
        HostClient host = Parts.super.host();
        return (tenant, request) -> failures.getOrDefault(tenant.clientKey(), 0) < patience
                ? host.fetch(tenant, request).whenComplete((json, trouble) -> count(tenant.clientKey(), trouble))
                : givenUp(request);
    }

    private void count(String clientKey, @Nullable Throwable trouble) {
        if (trouble == null || Troubles.isRefusal(trouble)) {
            failures.computeIfPresent(clientKey, (key, count) -> count < patience ? null : count);
        } else {
            failures.merge(clientKey, 1, Integer::sum);
        }
    }

    private static <T> CompletableFuture<T> givenUp(HostRequest request) {
        return CompletableFuture.failedFuture(
                HostTrouble.noAnswer(request, new IllegalStateException("This host does not work.")));
    }
}
