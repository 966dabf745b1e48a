package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.TenantStore;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks whether there is a row before it writes one, with nothing unique in the table: installs at the same time all
 * write their own. Later updates change the newest of them, reads find the oldest.
 */
final class DuplicateTenantRows implements Parts {

    @Override
    public TenantStore tenants(Jdbi database) {
        return new TenantRows(database);
    }
}
