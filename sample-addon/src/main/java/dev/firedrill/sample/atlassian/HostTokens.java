package dev.firedrill.sample.atlassian;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.firedrill.sample.tenants.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Makes the tokens with which the add-on calls hosts. */
public final class HostTokens {

    private static final Duration LIFETIME = Duration.ofMinutes(3);

    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private final String addonKey;
    private final Clock clock;

    public HostTokens(String addonKey, Clock clock) {
        this.addonKey = addonKey;
        this.clock = clock;
    }

    String tokenFor(Tenant tenant, HostRequest request) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(addonKey)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("qsh", QueryStringHash.of(request.method(), request.path(), request.query()))
                .build();
        return signed(claims, tenant.sharedSecret());
    }

    private static String signed(JWTClaimsSet claims, String secret) {
        try {
            SignedJWT token = new SignedJWT(HEADER, claims);
            token.sign(new MACSigner(secret.getBytes(UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A secret of 32 bytes and more always signs with HS256.", e);
        }
    }
}
