package dev.firedrill.stage;

/** Ways to vouch wrongly for an {@code installed}: each is the right one with exactly one thing changed. */
public enum Forgery {
    /** No token at all. */
    UNSIGNED("no token", true),
    /** HS256 with the secret that the forged body itself brings. */
    OWN_SECRET("HS256 with the body's own secret", true),
    /** HS256 whose secret is the text of the public key. */
    PUBLIC_KEY_AS_SECRET("HS256 with the public key as secret", true),
    /** Algorithm none. */
    NO_ALGORITHM("alg none", true),
    /** RS256 by another key under the id of a known one. */
    FOREIGN_KEY("another RSA key under a known kid", true),
    /** RS256 by another key under an id that the key server does not know. */
    UNKNOWN_KEY("an RSA key under an unknown kid", true),
    /** Rightly signed for another add-on. */
    WRONG_AUDIENCE("an audience that is another add-on", true),
    /** Rightly signed, long ago. */
    EXPIRED("a token that expired 90 s ago", true),
    /** A page's context token. */
    CONTEXT_TOKEN("a page's context token", true),
    /** HS256 with the tenant's current secret, as it was right years ago. */
    CURRENT_SECRET("HS256 with the tenant's current secret", false),
    /** Rightly signed for another tenant than the body names. */
    OTHER_ISSUER("an issuer other than the body's tenant", false);

    private final String phrase;
    private final boolean binding;

    Forgery(String phrase, boolean binding) {
        this.phrase = phrase;
        this.binding = binding;
    }

    /** What vouches, as a phrase; the history names the callback's credential so. */
    public String phrase() {
        return phrase;
    }

    /** Whether it can be tried for a tenant that has no secret yet. */
    public boolean worksForNewcomers() {
        return this != CURRENT_SECRET;
    }

    /** Whether accepting it breaks a MUST; otherwise a SHOULD. */
    public boolean binding() {
        return binding;
    }
}
