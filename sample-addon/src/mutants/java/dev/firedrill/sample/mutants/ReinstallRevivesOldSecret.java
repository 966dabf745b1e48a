package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.TenantStore;
import org.jdbi.v3.core.Jdbi;

/** Uninstalling is a soft delete; a reinstall takes the flag off again and overlooks that the site has a new secret. */
final class ReinstallRevivesOldSecret implements Parts {

    @Override
    public TenantStore tenants(Jdbi database) {
        return new ForwardingTenantStore(Parts.super.tenants(database)) {
            @Override
            public void install(Installation installation) {
                super.install(findUninstalled(installation.clientKey())
                        .map(known -> installation.withSharedSecret(known.sharedSecret()))
                        .orElse(installation));
            }
        };
    }
}
