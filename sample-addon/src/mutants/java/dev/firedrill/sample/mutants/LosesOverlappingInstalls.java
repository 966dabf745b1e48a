package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.tenants.TenantStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads the list of all sites, adds the new one, and writes the list back as a whole, as one that keeps it in a file does:
 * who was added by another install meanwhile is no longer in it.
 */
final class LosesOverlappingInstalls implements Parts {

    @Override
    public TenantStore tenants(Jdbi database) {
        return new WholeList(Parts.super.tenants(database));
    }

    private static final class WholeList extends ForwardingTenantStore {

        private static final Duration WRITING = Duration.ofMillis(30);

        private final Set<String> lost = new HashSet<>();

        WholeList(TenantStore sound) {
            super(sound);
        }

        @Override
        public void install(Installation it) {
            Set<String> read = keys();
            Pause.of(WRITING);
            super.install(it);
            write(read, it.clientKey());
        }

        private Set<String> keys() {
            return installed().stream().map(Tenant::clientKey).collect(Collectors.toSet());
        }

        private synchronized void write(Set<String> read, String added) {
            super.installed().stream()
                    .map(Tenant::clientKey)
                    .filter(key -> !read.contains(key))
                    .forEach(lost::add);
            lost.remove(added);
        }

        private synchronized boolean isLost(Tenant tenant) {
            return lost.contains(tenant.clientKey());
        }

        @Override
        public Optional<Tenant> find(String clientKey) {
            return super.find(clientKey).filter(tenant -> !isLost(tenant));
        }

        @Override
        public List<Tenant> installed() {
            return super.installed().stream().filter(tenant -> !isLost(tenant)).toList();
        }
    }
}
