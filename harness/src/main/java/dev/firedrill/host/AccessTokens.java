package dev.firedrill.host;

import dev.firedrill.host.Signatures.Signature;
import dev.firedrill.time.RunClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens of users that were granted to the add-on. A token says nothing by itself. */
final class AccessTokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 48;

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final RunClock clock;

    AccessTokens(RunClock clock) {
        this.clock = clock;
    }

    /**
     * What a token is good for.
     *
     * @param signature the secret that vouched for the request, and the instance in which the token is good
     * @param user as whom the add-on acts with it
     */
    record Grant(Signature signature, User user, Instant expires) {

        boolean expired(Instant now) {
            return !now.isBefore(expires);
        }
    }

    /** A new token. */
    String grant(Signature signature, User user, Duration lifetime) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        grants.put(token, new Grant(signature, user, clock.now().plus(lifetime)));
        return token;
    }

    /** What a token is or was good for; empty if it was never granted. */
    Optional<Grant> find(String token) {
        return Optional.ofNullable(grants.get(token));
    }
}
