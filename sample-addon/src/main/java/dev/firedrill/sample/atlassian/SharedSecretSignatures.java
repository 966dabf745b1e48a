package dev.firedrill.sample.atlassian;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.firedrill.sample.tenants.Tenant;

/** HS256 with the secret that the tenant has now. */
public final class SharedSecretSignatures implements TokenSignatures {

    @Override
    public boolean isSignedBy(Tenant tenant, SignedJWT token) {
        try {
            return JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    && token.verify(new MACVerifier(tenant.sharedSecret().getBytes(UTF_8)));
        } catch (JOSEException e) {
            throw new TokenRefused("The token's signature cannot be checked.", e);
        }
    }
}
