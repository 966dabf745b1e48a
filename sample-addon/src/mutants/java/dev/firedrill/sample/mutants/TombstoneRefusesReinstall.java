package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.TenantStore;
import io.javalin.http.ConflictResponse;
import org.jdbi.v3.core.Jdbi;

/** Remembers who uninstalled in order to keep stray callbacks out, and so keeps a returning site out for ever. */
final class TombstoneRefusesReinstall implements Parts {

    @Override
    public TenantStore tenants(Jdbi database) {
        return new ForwardingTenantStore(Parts.super.tenants(database)) {
            @Override
            public void install(Installation installation) {
                if (findUninstalled(installation.clientKey()).isPresent()) {
                    throw new ConflictResponse("This site has uninstalled the add-on.");
                }
                super.install(installation);
            }
        };
    }
}
