package dev.firedrill.connect;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.UUID;

/**
 * A key pair with which a host signs {@code installed} and {@code uninstalled}. An add-on fetches the public half from
 * the key server, under the key's id. The private half never leaves this object.
 */
public final class InstallKey {
    private static final int BITS = 2048;

    private final String kid;
    private final KeyPair pair;

    private InstallKey(String kid, KeyPair pair) {
        this.kid = kid;
        this.pair = pair;
    }

    /** A new 2048-bit RSA key pair under an id of its own. Takes some tenths of a second. */
    public static InstallKey generate() {
        return withKid(UUID.randomUUID().toString());
    }

    /** A new 2048-bit RSA key pair under the given id. Takes some tenths of a second. */
    public static InstallKey withKid(String kid) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new InstallKey(kid, generator.generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        }
    }

    /** This key pair under the id of another one: what it signs is a forgery that names a known key. */
    public InstallKey impersonating(String otherKid) {
        return new InstallKey(otherKid, pair);
    }

    /** The id that tokens name in their header as {@code kid}. */
    public String kid() {
        return kid;
    }

    /**
     * The public half in PEM, {@code -----BEGIN PUBLIC KEY-----} around a SubjectPublicKeyInfo: the body with which a
     * key server answers.
     */
    public String publicPem() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    byte[] sign(byte[] bytes) {
        try {
            PrivateKey key = pair.getPrivate();
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform can sign with RSA", e);
        }
    }

    @Override
    public String toString() {
        return "InstallKey[kid=" + kid + "]";
    }
}
