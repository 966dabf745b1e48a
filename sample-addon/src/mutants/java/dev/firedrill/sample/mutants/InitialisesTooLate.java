package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.TenantStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/** "Answer fast, work later" taken too far: the tenant waits in a queue while the host already sends its users. */
final class InitialisesTooLate implements Parts {

    @Override
    public TenantStore tenants(Jdbi database) {
        return new ForwardingTenantStore(Parts.super.tenants(database)) {
            @Override
            public void install(Installation installation) {
                Executor later = CompletableFuture.delayedExecutor(20, TimeUnit.SECONDS);
                later.execute(() -> super.install(installation));
            }
        };
    }
}
