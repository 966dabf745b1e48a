package dev.firedrill.sample.atlassian;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a token claims; believe it only once its signature is checked. */
final class Claims {

    /** Clocks differ: Atlassian itself allows this much. */
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private final JWTClaimsSet set;

    private Claims(JWTClaimsSet set) {
        this.set = set;
    }

    static Claims of(SignedJWT token) {
        try {
            JWTClaimsSet set = token.getJWTClaimsSet();
            return new Claims(set);
        } catch (ParseException e) {
            throw new TokenRefused("The token's claims cannot be read.", e);
        }
    }

    String issuer() {
        return required("iss", set.getIssuer());
    }

    Optional<String> subject() {
        return Optional.ofNullable(set.getSubject());
    }

    List<String> audience() {
        return set.getAudience();
    }

    void mustBeFresh(Instant now) {
        Instant expiry = required("exp", set.getExpirationTime()).toInstant();
        if (expiry.plus(LEEWAY).isBefore(now)) {
            throw new TokenRefused("The token expired at %s.".formatted(expiry));
        }
    }

    void mustHaveQsh(String expected) {
        if (!expected.equals(set.getClaim("qsh"))) {
            throw new TokenRefused("The token's claim 'qsh' was made for another request.");
        }
    }

    private static <T> T required(String claim, @Nullable T value) {
        if (value == null) {
            throw new TokenRefused("The token lacks the claim '%s'.".formatted(claim));
        }
        return value;
    }
}
