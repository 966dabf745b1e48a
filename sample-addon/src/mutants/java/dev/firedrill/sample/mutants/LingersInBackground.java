package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.background.TitleRefresh;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.tenants.TenantStore;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The background work has a list of tenants of its own, from which the uninstalled are taken late or never. */
final class LingersInBackground implements Parts {

    private final Duration linger;

    LingersInBackground(Duration linger) {
        this.linger = linger;
    }

    @Override
    public TitleRefresh refresh(TenantStore tenants, HostClient host, Duration period) {
        return new TitleRefresh(new OwnList(tenants, linger), host, period, IntervalFunction.of(period));
    }

    private static final class OwnList extends ForwardingTenantStore {

        private final Expiring<String, Tenant> listed;

        OwnList(TenantStore sound, Duration linger) {
            super(sound);
            this.listed = new Expiring<>(linger);
        }

        @Override
        public List<Tenant> installed() {
            super.installed().stream()
                    .filter(Tenant::enabled)
                    .forEach(tenant -> listed.keep(tenant.clientKey(), tenant));
            return listed.values();
        }

        @Override
        public Optional<Tenant> find(String clientKey) {
            return super.find(clientKey)
                    .filter(now -> now.installed() && now.enabled())
                    .or(() -> listed.find(clientKey));
        }
    }
}
