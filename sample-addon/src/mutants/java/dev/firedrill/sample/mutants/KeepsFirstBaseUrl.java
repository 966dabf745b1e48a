package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.TenantStore;
import org.jdbi.v3.core.Jdbi;

/** The update of a known tenant forgets the column: a renamed site is called at its old URL for ever. */
final class KeepsFirstBaseUrl implements Parts {

    @Override
    public TenantStore tenants(Jdbi database) {
        return new ForwardingTenantStore(Parts.super.tenants(database)) {
            @Override
            public void install(Installation installation) {
                super.install(findInstalled(installation.clientKey())
                        .map(known -> installation.withBaseUrl(known.baseUrl()))
                        .orElse(installation));
            }
        };
    }
}
