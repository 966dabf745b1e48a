package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.TokenSignatures;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.TenantStore;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/** Keeps former secrets for tokens that are still under way after a rotation, and never lets go of them. */
final class AcceptsOldSecretForever implements Parts {

    private final Map<String, Set<String>> secrets = new ConcurrentHashMap<>();

    @Override
    public TenantStore tenants(Jdbi database) {
        return new ForwardingTenantStore(Parts.super.tenants(database)) {
            @Override
            public void install(Installation installation) {
                find(installation.clientKey()).ifPresent(known -> remember(known.clientKey(), known.sharedSecret()));
                super.install(installation);
            }
        };
    }

    @Override
    public TokenSignatures tokenSignatures() {
        TokenSignatures sound = Parts.super.tokenSignatures();
        return (tenant, token) -> sound.isSignedBy(tenant, token)
                || secrets.getOrDefault(tenant.clientKey(), Set.of()).stream()
                        .anyMatch(secret -> sound.isSignedBy(tenant.withSharedSecret(secret), token));
    }

    private void remember(String clientKey, String secret) {
        secrets.computeIfAbsent(clientKey, key -> ConcurrentHashMap.newKeySet()).add(secret);
    }
}
