package dev.firedrill.sample.tenants;

import org.jspecify.annotations.Nullable;

/**
 * A site that has, or had, the add-on. Its {@code clientKey} is its only identity: base URL and secret change during its
 * life, and another site may take over its URL.
 */
public record Tenant(
        String clientKey,
        String sharedSecret,
        String baseUrl,
        String productType,
        boolean installed,
        boolean enabled,
        @Nullable String serverTitle) {

    public boolean isConfluence() {
        return productType.equals("confluence");
    }

    public Tenant withSharedSecret(String secret) {
        return new Tenant(clientKey, secret, baseUrl, productType, installed, enabled, serverTitle);
    }

    public Tenant withBaseUrl(String url) {
        return new Tenant(clientKey, sharedSecret, url, productType, installed, enabled, serverTitle);
    }

    /** Without the secret: records end up in logs. */
    @Override
    public String toString() {
        return "%s (%s at %s)".formatted(clientKey, productType, baseUrl);
    }
}
