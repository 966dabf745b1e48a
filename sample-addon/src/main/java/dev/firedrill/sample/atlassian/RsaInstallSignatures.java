package dev.firedrill.sample.atlassian;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** RS256 with the key that the token names: the scheme "signed install" demands. */
public final class RsaInstallSignatures implements InstallSignatures {

    private final InstallKeys keys;

    public RsaInstallSignatures(InstallKeys keys) {
        this.keys = keys;
    }

    @Override
    public void check(SignedJWT token) {
        // The algorithm is ours to choose, never the token's.
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
            throw new TokenRefused("Installation callbacks must be signed with RS256.");
        }
        String keyId = token.getHeader().getKeyID();
        if (keyId == null) {
            throw new TokenRefused("The token does not name its key.");
        }
        if (!isSigned(token, rsaKey(keys.pem(keyId)))) {
            throw new TokenRefused("The token's signature is not that of its key.");
        }
    }

    private static RSAPublicKey rsaKey(String pem) {
        String base64 = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "");
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyServerDown("The key server gave a key that cannot be read.", e);
        }
    }

    private static boolean isSigned(SignedJWT token, RSAPublicKey key) {
        try {
            return token.verify(new RSASSAVerifier(key));
        } catch (JOSEException e) {
            throw new TokenRefused("The token's signature cannot be checked.", e);
        }
    }
}
