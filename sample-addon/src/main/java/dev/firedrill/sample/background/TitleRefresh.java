package dev.firedrill.sample.background;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.tenants.TenantStore;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps every tenant's site title up to date. No tenant waits for another one's slow host. */
public final class TitleRefresh implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TitleRefresh.class);

    private final TenantStore tenants;
    private final HostClient host;
    private final Caution caution = new Caution();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "title-refresh");
        thread.setDaemon(true);
        return thread;
    });

    public TitleRefresh(TenantStore tenants, HostClient host) {
        this.tenants = tenants;
        this.host = host;
    }

    public void every(Duration period) {
        ScheduledFuture<?> unused = worker.scheduleWithFixedDelay(
                this::refreshAll, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns at once: callers have a host waiting for their answer. */
    public void soon(Tenant tenant) {
        worker.execute(() -> refresh(tenant));
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void refreshAll() {
        try {
            tenants.installed().stream().filter(Tenant::enabled).forEach(this::refresh);
        } catch (RuntimeException e) {
            // Thrown on, it would end the schedule for good.
            LOG.warn("Site titles were not refreshed: {}", e.toString());
        }
    }

    private void refresh(Tenant tenant) {
        if (tenant.isConfluence()) {
            return; // Confluence has no such resource for add-ons.
        }
        CircuitBreaker breaker = caution.breakerFor(tenant);
        caution.retry()
                .executeCompletionStage(worker, () -> breaker.executeCompletionStage(() -> title(tenant.clientKey())))
                .whenComplete((title, trouble) -> {
                    if (trouble != null) {
                        LOG.info("No title from {}: {}", tenant, trouble.toString());
                    }
                });
    }

    /** Reads the tenant anew for every attempt: its URL or secret may have changed while the last one failed. */
    private CompletionStage<Optional<String>> title(String clientKey) {
        return tenants.find(clientKey)
                .filter(Tenant::installed)
                .map(this::title)
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private CompletableFuture<Optional<String>> title(Tenant tenant) {
        return host.fetch(tenant, HostRequest.get("/rest/api/3/serverInfo")).thenApply(info -> {
            Optional<String> title = Optional.of(info.path("serverTitle"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue);
            title.ifPresent(text -> tenants.rememberTitle(tenant.clientKey(), text));
            return title;
        });
    }
}
