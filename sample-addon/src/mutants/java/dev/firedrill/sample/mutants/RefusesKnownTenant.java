package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.TenantStore;
import io.javalin.http.ConflictResponse;
import org.jdbi.v3.core.Jdbi;

/** Takes {@code installed} for something that happens once, and a second one for an error of the host. */
final class RefusesKnownTenant implements Parts {

    @Override
    public TenantStore tenants(Jdbi database) {
        return new ForwardingTenantStore(Parts.super.tenants(database)) {
            @Override
            public void install(Installation installation) {
                if (findInstalled(installation.clientKey()).isPresent()) {
                    throw new ConflictResponse("This site has the add-on already.");
                }
                super.install(installation);
            }
        };
    }
}
