package dev.firedrill.connect;

import java.time.Instant;

/** What a host makes of an add-on's token. */
public sealed interface TokenReading {
    /** Signed with the secret, in time, and for this request. */
    record Valid(TokenFacts facts) implements TokenReading {}

    /**
     * No token, or a claim of the wrong type.
     *
     * @param why a sentence that does not quote the token
     */
    record Garbled(String why) implements TokenReading {}

    /** Not HS256 with this secret. */
    record BadSignature(TokenFacts facts) implements TokenReading {}

    /**
     * Well signed, but over.
     *
     * @param at the moment at which the token expired, before any leeway
     */
    record Expired(TokenFacts facts, Instant at) implements TokenReading {}

    /**
     * Well signed, but for another request.
     *
     * @param expected the hash of the request that carried the token
     */
    record QshMismatch(TokenFacts facts, String expected) implements TokenReading {}

    /**
     * Well signed, but without a claim that a host requires.
     *
     * @param claim the claim's name, such as {@code exp}
     */
    record MissingClaim(TokenFacts facts, String claim) implements TokenReading {}
}
