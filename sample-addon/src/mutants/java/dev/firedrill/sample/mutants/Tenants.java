package dev.firedrill.sample.mutants;

import dev.firedrill.sample.tenants.Tenant;

/** Copies of tenants that differ in what the sound add-on never makes up. */
final class Tenants {

    private Tenants() {}

    static Tenant with(Tenant tenant, boolean installed, boolean enabled) {
        return new Tenant(
                tenant.clientKey(),
                tenant.sharedSecret(),
                tenant.baseUrl(),
                tenant.productType(),
                installed,
                enabled,
                tenant.serverTitle());
    }
}
