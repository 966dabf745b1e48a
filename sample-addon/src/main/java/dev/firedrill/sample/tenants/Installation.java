package dev.firedrill.sample.tenants;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What an {@code installed} callback tells about a tenant. */
public record Installation(
        String clientKey,
        String sharedSecret,
        String baseUrl,
        String productType,
        @Nullable String displayUrl,
        @Nullable String oauthClientId) {

    private static final int HS256_KEY_BYTES = 32;

    public Installation {
        if (sharedSecret.getBytes(StandardCharsets.UTF_8).length < HS256_KEY_BYTES) {
            throw new IllegalArgumentException("The shared secret is too short for HS256: it needs 32 bytes or more.");
        }
    }

    public Installation withSharedSecret(String secret) {
        return new Installation(clientKey, secret, baseUrl, productType, displayUrl, oauthClientId);
    }

    public Installation withBaseUrl(String url) {
        return new Installation(clientKey, sharedSecret, url, productType, displayUrl, oauthClientId);
    }

    /** Without the secret: records end up in logs. */
    @Override
    public String toString() {
        return "%s (%s at %s)".formatted(clientKey, productType, baseUrl);
    }
}
