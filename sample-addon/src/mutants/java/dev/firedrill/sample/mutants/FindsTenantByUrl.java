package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.tenants.TenantStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes a site's URL for its identity: a URL belongs to whoever had it first, until that one uninstalls. When another
 * site takes the URL over, calls for its users are made as the former owner.
 */
final class FindsTenantByUrl implements Parts {

    private final Map<String, String> firstOwners = new ConcurrentHashMap<>();
    private @Nullable TenantStore tenants;

    @Override
    public TenantStore tenants(Jdbi database) {
        TenantStore sound = Parts.super.tenants(database);
        sound.installed().forEach(tenant -> firstOwners.putIfAbsent(tenant.baseUrl(), tenant.clientKey()));
        tenants = new ForwardingTenantStore(sound) {
            @Override
            public void install(Installation installation) {
                super.install(installation);
                firstOwners.putIfAbsent(installation.baseUrl(), installation.clientKey());
            }

            @Override
            public void uninstall(String clientKey) {
                super.uninstall(clientKey);
                firstOwners.values().removeIf(clientKey::equals);
            }
        };
        return tenants;
    }

    @Override
    public HostClient host() {
        HostClient host = Parts.super.host();
        return (tenant, request) -> host.fetch(firstOwner(tenant.baseUrl()).orElse(tenant), request);
    }

    private Optional<Tenant> firstOwner(String baseUrl) {
        TenantStore store = tenants;
        return store == null
                ? Optional.empty()
                : Optional.ofNullable(firstOwners.get(baseUrl)).flatMap(store::find);
    }
}
