package dev.firedrill.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token; those it does not make are null or empty. Times are in whole seconds when written.
 *
 * @param issuer {@code iss}: the clientKey in a host's token, the add-on's key in an add-on's
 * @param subject {@code sub}: the account id of the user on whose behalf
 * @param audience {@code aud}: the add-on's base URL in a signed install, and nothing in a host's other tokens (an
 *     add-on may take it for a tenant)
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}
 * @param qsh {@code qsh}: see {@link Qsh}
 * @param context {@code context}: where in the product the user is
 * @param others every further claim, such as {@code tnt} in an assertion for the token service
 */
public record Claims(
        @Nullable String issuer,
        @Nullable String subject,
        List<String> audience,
        @Nullable Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable String qsh,
        Map<String, Object> context,
        Map<String, Object> others) {

    public Claims {
        audience = List.copyOf(audience);
        context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    /** Claims of an issuer, issued now and expiring after the lifetime. */
    public static Claims issuedBy(String issuer, Instant now, Duration lifetime) {
        return new Claims(issuer, null, List.of(), now, now.plus(lifetime), null, Map.of(), Map.of());
    }

    /** The same claims from another issuer, or from none. */
    public Claims withIssuer(@Nullable String issuer) {
        return new Claims(issuer, subject, audience, issuedAt, expiresAt, qsh, context, others);
    }

    /** The same claims on behalf of a user, or of none. */
    public Claims withSubject(@Nullable String subject) {
        return new Claims(issuer, subject, audience, issuedAt, expiresAt, qsh, context, others);
    }

    /** The same claims for exactly this audience, or for none. */
    public Claims withAudience(String... audience) {
        return new Claims(issuer, subject, List.of(audience), issuedAt, expiresAt, qsh, context, others);
    }

    /** The same claims for another request, or for none. */
    public Claims withQsh(@Nullable String qsh) {
        return new Claims(issuer, subject, audience, issuedAt, expiresAt, qsh, context, others);
    }

    /** The same claims with exactly this context; an empty one is not written. */
    public Claims withContext(Map<String, Object> context) {
        return new Claims(issuer, subject, audience, issuedAt, expiresAt, qsh, context, others);
    }

    /** The same claims with another issue time, or with none. */
    public Claims issuedAt(@Nullable Instant issuedAt) {
        return new Claims(issuer, subject, audience, issuedAt, expiresAt, qsh, context, others);
    }

    /** The same claims with another expiry, or with none. */
    public Claims expiringAt(@Nullable Instant expiresAt) {
        return new Claims(issuer, subject, audience, issuedAt, expiresAt, qsh, context, others);
    }

    /** The same claims with one further claim, in place of one of the same name. */
    public Claims withOther(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(others);
        more.put(name, value);
        return new Claims(issuer, subject, audience, issuedAt, expiresAt, qsh, context, more);
    }
}
