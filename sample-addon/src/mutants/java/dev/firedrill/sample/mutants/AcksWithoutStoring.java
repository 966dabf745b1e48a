package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.TenantStore;
import org.jdbi.v3.core.Jdbi;

/** The callback was mapped so that the host is content, and the storing left for later: no tenant is ever known. */
final class AcksWithoutStoring implements Parts {

    @Override
    public TenantStore tenants(Jdbi database) {
        return new ForwardingTenantStore(Parts.super.tenants(database)) {
            @Override
            public void install(Installation installation) {
                // Nothing is stored: that is the mistake.
            }
        };
    }
}
