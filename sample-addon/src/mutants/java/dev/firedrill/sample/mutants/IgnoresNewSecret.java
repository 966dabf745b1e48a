package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.TenantStore;
import org.jdbi.v3.core.Jdbi;

/** The update of a known tenant leaves its secret alone, as if that never changed. */
final class IgnoresNewSecret implements Parts {

    @Override
    public TenantStore tenants(Jdbi database) {
        return new ForwardingTenantStore(Parts.super.tenants(database)) {
            @Override
            public void install(Installation installation) {
                super.install(findInstalled(installation.clientKey())
                        .map(known -> installation.withSharedSecret(known.sharedSecret()))
                        .orElse(installation));
            }
        };
    }
}
