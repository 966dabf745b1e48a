package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.TenantStore;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The store of the first days, in memory, was never replaced: after a restart no site is known. */
final class InMemoryTenants implements Parts {

    @Override
    public TenantStore tenants(Jdbi database) {
        String url =
                "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;INIT=RUNSCRIPT FROM 'classpath:/dev/firedrill/sample/schema.sql'";
        return Parts.super.tenants(Jdbi.create(url.formatted(UUID.randomUUID())));
    }
}
