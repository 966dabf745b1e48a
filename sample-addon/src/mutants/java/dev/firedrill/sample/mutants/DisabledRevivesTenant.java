package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.tenants.TenantStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs in two workers, each with a cache of tenants in front of the table. {@code disabled} takes the tenant as it was
 * loaded when it installed, changes it and puts it back into the cache of the worker that it came to. Where {@code
 * uninstalled} went through meanwhile, that worker goes on to serve a tenant that the other one refuses.
 */
final class DisabledRevivesTenant implements Parts {

    @Override
    public TenantStore tenants(Jdbi database) {
        return new TwoCaches(Parts.super.tenants(database));
    }

    private static final class TwoCaches extends ForwardingTenantStore {

        private final Map<String, Tenant> loaded = new ConcurrentHashMap<>();
        private final List<Map<String, Tenant>> caches = List.of(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

        TwoCaches(TenantStore sound) {
            super(sound);
        }

        @Override
        public Optional<Tenant> find(String clientKey) {
            Map<String, Tenant> cache = caches.get(ThreadLocalRandom.current().nextInt(caches.size()));
            return Optional.ofNullable(cache.get(clientKey)).or(() -> super.find(clientKey));
        }

        @Override
        public void install(Installation installation) {
            super.install(installation);
            super.find(installation.clientKey()).ifPresent(tenant -> loaded.put(tenant.clientKey(), tenant));
            forget(installation.clientKey());
        }

        @Override
        public void uninstall(String clientKey) {
            super.uninstall(clientKey);
            forget(clientKey);
        }

        @Override
        public void enable(String clientKey) {
            super.enable(clientKey);
            forget(clientKey);
        }

        @Override
        public void disable(String clientKey) {
            Optional<Tenant> read = Optional.ofNullable(loaded.get(clientKey));
            Pause.of(Duration.ofMillis(500));
            super.disable(clientKey);
            forget(clientKey);
            read.ifPresent(tenant -> caches.get(0).put(clientKey, Tenants.with(tenant, tenant.installed(), false)));
        }

        private void forget(String clientKey) {
            caches.forEach(cache -> cache.remove(clientKey));
        }
    }
}
