package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.TenantStore;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Sound, but of another temperament: 8 s to start, 1.5 s for a callback, 30 s of patience with hosts. */
final class SlowStarter implements Parts {

    private static final Duration START = Duration.ofSeconds(8);
    private static final Duration CALLBACK = Duration.ofMillis(1500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public HostClient host() {
        return Calls.within(PATIENCE);
    }

    @Override
    public TenantStore tenants(Jdbi database) {
        Pause.of(START);
        return new ForwardingTenantStore(Parts.super.tenants(database)) {
            @Override
            public void install(Installation installation) {
                Pause.of(CALLBACK);
                super.install(installation);
            }

            @Override
            public void uninstall(String clientKey) {
                Pause.of(CALLBACK);
                super.uninstall(clientKey);
            }

            @Override
            public void enable(String clientKey) {
                Pause.of(CALLBACK);
                super.enable(clientKey);
            }

            @Override
            public void disable(String clientKey) {
                Pause.of(CALLBACK);
                super.disable(clientKey);
            }
        };
    }
}
