package dev.firedrill.connect;

/**
 * Makes tokens, in the compact form of RFC 7515: good ones, and those that an add-on must refuse. Forgeries that name a
 * key in their header exist because an add-on may look at {@code kid} before it looks at anything else.
 */
public final class TokenSigner {
    private TokenSigner() {}

    /** A token signed with a shared secret: its raw UTF-8 bytes, of any length. */
    public static String hs256(Claims claims, String secret) {
        return CompactToken.assemble("HS256", null, claims, bytes -> Hmac.sign(bytes, secret));
    }

    /**
     * A forgery: signed with a shared secret where the header names a key pair. With a public key's PEM as the secret,
     * it confuses algorithms.
     */
    public static String hs256(Claims claims, String secret, String kid) {
        return CompactToken.assemble("HS256", kid, claims, bytes -> Hmac.sign(bytes, secret));
    }

    /** A token signed with a host's key pair, whose id stands in the header. */
    public static String rs256(Claims claims, InstallKey key) {
        return CompactToken.assemble("RS256", key.kid(), claims, key::sign);
    }

    /** A forgery: algorithm {@code none} and an empty signature. */
    public static String unsigned(Claims claims) {
        return CompactToken.assemble("none", null, claims, bytes -> new byte[0]);
    }

    /** A forgery: algorithm {@code none} and an empty signature, where the header names a key pair. */
    public static String unsigned(Claims claims, String kid) {
        return CompactToken.assemble("none", kid, claims, bytes -> new byte[0]);
    }
}
