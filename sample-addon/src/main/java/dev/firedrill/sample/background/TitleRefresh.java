package dev.firedrill.sample.background;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.tenants.TenantStore;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every tenant's site title up to date, with one call at a time to each host, and ever fewer while it is in
 * trouble. No tenant waits for another one's slow host.
 */
public final class TitleRefresh implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TitleRefresh.class);

    private final TenantStore tenants;
    private final HostClient host;
    private final Duration period;
    private final IntervalFunction pauses;
    private final Set<String> lookedAfter = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "title-refresh");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A refresh that waits to be started.
     *
     * @param period the time between two calls to a host that is well
     * @param pauses the time after the first, the second, ... failure in a row
     */
    public TitleRefresh(TenantStore tenants, HostClient host, Duration period, IntervalFunction pauses) {
        this.tenants = tenants;
        this.host = host;
        this.period = period;
        this.pauses = pauses;
    }

    /**
     * How not to make the trouble of a host worse: never sooner than without trouble, doubling up to ten periods, and
     * with some chance, so that not all who wait return in the same moment.
     */
    public static IntervalFunction growingPauses(Duration period) {
        return IntervalFunction.ofExponentialRandomBackoff(period.multipliedBy(2), 2.0, 0.25, period.multipliedBy(10));
    }

    public void start() {
        ScheduledFuture<?> unused = worker.scheduleWithFixedDelay(
                this::lookAfterAll, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns at once: callers have a host waiting for their answer. */
    public void soon(Tenant tenant) {
        worker.execute(() -> lookAfter(tenant));
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    /** Takes in those who came or came back; each then has a rhythm of its own. */
    private void lookAfterAll() {
        try {
            tenants.installed().stream().filter(Tenant::enabled).forEach(this::lookAfter);
        } catch (RuntimeException e) {
            // Thrown on, it would end the schedule for good.
            LOG.warn("Tenants could not be listed: {}", e.toString());
        }
    }

    private void lookAfter(Tenant tenant) {
        // Confluence has no such resource for add-ons.
        if (!tenant.isConfluence() && lookedAfter.add(place(tenant))) {
            attempt(tenant, 0);
        }
    }

    /** A tenant that moved starts afresh: the trouble at its old place says nothing about the new one. */
    private static String place(Tenant tenant) {
        return tenant.clientKey() + " at " + tenant.baseUrl();
    }

    private void attempt(Tenant tenant, int failures) {
        CompletableFuture<?> unused = CompletableFuture.supplyAsync(() -> now(tenant), worker)
                .thenCompose(this::refresh)
                .whenComplete((there, trouble) -> {
                    if (trouble != null) {
                        LOG.info("No title from {}: {}", tenant, trouble.toString());
                        attemptAfter(pauses.apply(failures + 1), tenant, failures + 1);
                    } else if (there) {
                        attemptAfter(period.toMillis(), tenant, 0);
                    } else {
                        lookedAfter.remove(place(tenant));
                    }
                });
    }

    private void attemptAfter(long millis, Tenant tenant, int failures) {
        ScheduledFuture<?> unused = worker.schedule(() -> attempt(tenant, failures), millis, TimeUnit.MILLISECONDS);
    }

    /** Its secret may have changed since the last attempt, or it has gone, or moved and is looked after there. */
    private Optional<Tenant> now(Tenant tenant) {
        return tenants.find(tenant.clientKey())
                .filter(now -> now.installed() && now.enabled() && place(now).equals(place(tenant)));
    }

    /** Whether there still was somebody to do it for. */
    private CompletableFuture<Boolean> refresh(Optional<Tenant> tenant) {
        return tenant.map(there -> title(there).thenApply(done -> true))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private CompletableFuture<Void> title(Tenant tenant) {
        return host.fetch(tenant, HostRequest.get("/rest/api/3/serverInfo")).thenAccept(info -> {
            JsonNode title = info.path("serverTitle");
            if (title.isTextual()) {
                tenants.rememberTitle(tenant.clientKey(), title.textValue());
            }
        });
    }
}
