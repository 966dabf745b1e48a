package dev.firedrill.connect;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads tokens. No method throws because of what a token says: a token is somebody else's input. */
public final class TokenReader {
    /** How long after its expiry a host still takes a token: 30 seconds, the constant of Atlassian's own reader. */
    public static final Duration LEEWAY = Duration.ofSeconds(30);

    private TokenReader() {}

    /** What a token says about itself, unverified; empty if the text is no token. */
    public static Optional<TokenFacts> peek(String token) {
        return parsed(token).map(CompactToken::facts);
    }

    /** Whether a token is HS256 under this secret, whatever it claims. Compares in constant time. */
    public static boolean signedWith(String token, String secret) {
        return parsed(token).filter(parsed -> signedWith(parsed, secret)).isPresent();
    }

    /**
     * A host's view of an add-on's token. Checked in this order: form, signature, presence of {@code exp} and
     * {@code iat}, expiry with {@link #LEEWAY} (the token's last moment included), query string hash. An audience is
     * accepted whatever it is: frameworks differ.
     *
     * @param expectedQsh the hash of the request, or null where none is asked for, as in an assertion for the token
     *     service
     */
    public static TokenReading read(String token, String secret, @Nullable String expectedQsh, Instant now) {
        try {
            CompactToken parsed = CompactToken.parse(token);
            return signedWith(parsed, secret)
                    ? judge(parsed.facts(), expectedQsh, now)
                    : new TokenReading.BadSignature(parsed.facts());
        } catch (GarbledToken e) {
            return new TokenReading.Garbled(e.why());
        }
    }

    /**
     * Whether a token is RS256 under this public key, whatever it claims.
     *
     * @param publicPem a SubjectPublicKeyInfo in PEM
     * @throws IllegalArgumentException if that is no RSA public key in PEM
     */
    public static boolean verifies(String token, String publicPem) {
        PublicKey key = publicKey(publicPem);
        return parsed(token).filter(parsed -> verifies(parsed, key)).isPresent();
    }

    private static TokenReading judge(TokenFacts facts, @Nullable String expectedQsh, Instant now) {
        Instant expiresAt = facts.claims().expiresAt();
        String qsh = facts.claims().qsh();
        if (expiresAt == null) {
            return new TokenReading.MissingClaim(facts, "exp");
        }
        if (facts.claims().issuedAt() == null) {
            return new TokenReading.MissingClaim(facts, "iat");
        }
        if (expiresAt.isBefore(now.minus(LEEWAY))) {
            return new TokenReading.Expired(facts, expiresAt);
        }
        if (expectedQsh == null || expectedQsh.equals(qsh)) {
            return new TokenReading.Valid(facts);
        }
        return qsh == null
                ? new TokenReading.MissingClaim(facts, "qsh")
                : new TokenReading.QshMismatch(facts, expectedQsh);
    }

    private static boolean signedWith(CompactToken token, String secret) {
        return token.facts().algorithm().equals("HS256")
                && MessageDigest.isEqual(Hmac.sign(token.signed(), secret), token.signature());
    }

    private static boolean verifies(CompactToken token, PublicKey key) {
        if (!token.facts().algorithm().equals("RS256")) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(token.signed());
            return signature.verify(token.signature());
        } catch (SignatureException e) {
            return false; // not even of a signature's length
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform can verify RSA signatures", e);
        }
    }

    private static PublicKey publicKey(String pem) {
        try {
            String base64 = pem.replace("-----BEGIN PUBLIC KEY-----", "").replace("-----END PUBLIC KEY-----", "");
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The public key is not an RSA key in PEM (BEGIN PUBLIC KEY)", e);
        }
    }

    private static Optional<CompactToken> parsed(String token) {
        try {
            return Optional.of(CompactToken.parse(token));
        } catch (GarbledToken e) {
            return Optional.empty();
        }
    }
}
