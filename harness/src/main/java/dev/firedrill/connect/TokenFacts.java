package dev.firedrill.connect;

import org.jspecify.annotations.Nullable;

/**
 * What a token says about itself, without the token: facts that may be recorded, because nobody can be impersonated
 * with them.
 *
 * @param algorithm the header's {@code alg}, as written
 * @param kid the header's {@code kid}, or null
 * @param claims the token's claims, whether or not they are to be believed
 */
public record TokenFacts(String algorithm, @Nullable String kid, Claims claims) {}
