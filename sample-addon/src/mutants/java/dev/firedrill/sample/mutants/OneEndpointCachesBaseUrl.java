package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.web.Greeter;
import java.time.Duration;

/**
 * One screen was made fast with a cache of its own, which nobody thought of when sites learned to move: the general
 * page calls a renamed site at its old URL, all other code at the new one.
 */
final class OneEndpointCachesBaseUrl implements Parts {

    private final Expiring<String, String> baseUrls = new Expiring<>(Duration.ofMinutes(10));

    @Override
    public Greeter greeter(HostClient host) {
        return Parts.super.greeter((tenant, request) -> host.fetch(tenant.withBaseUrl(baseUrl(tenant)), request));
    }

    private String baseUrl(Tenant tenant) {
        return baseUrls.find(tenant.clientKey()).orElseGet(() -> baseUrls.keep(tenant.clientKey(), tenant.baseUrl()));
    }
}
