package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.TenantStore;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/** The store of the first days, in memory, was never replaced: after a restart no site is known. */
final class InMemoryTenants implements Parts {

    @Override
    public TenantStore tenants(Jdbi database) {
        Jdbi memory = Jdbi.create("jdbc:hsqldb:mem:" + UUID.randomUUID(), "SA", "");
        String schema = ClasspathSqlLocator.create().locate("dev.firedrill.sample.schema");
        memory.useHandle(handle -> handle.createScript(schema).execute());
        return Parts.super.tenants(memory);
    }
}
