package dev.firedrill.host;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.TokenReader;
import dev.firedrill.connect.TokenReading;
import dev.firedrill.host.Signatures.Signature;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an add-on says to act as a user: a token signed with the tenant's secret, whose {@code iss} names the
 * installation, {@code sub} the user and {@code tnt} the tenant's base URL. It is for no request, so it has no
 * {@code qsh}.
 */
final class Assertion {

    private static final String URN = "urn:atlassian:connect:";
    private static final String CLIENT = URN + "clientid:";
    private static final String ACCOUNT = URN + "useraccountid:";
    private static final String USER_KEY = URN + "userkey:";

    private final String token;
    private final Claims claims;
    private final Optional<Instance> instance;

    private Assertion(String token, Claims claims, Optional<Instance> instance) {
        this.token = token;
        this.claims = claims;
        this.instance = instance;
    }

    /** Empty if the text is no token. */
    static Optional<Assertion> read(String token, Signatures signatures) {
        return TokenReader.peek(token).map(facts -> {
            String issuer = claim(facts.claims().issuer());
            return new Assertion(
                    token,
                    facts.claims(),
                    signatures.instances().stream()
                            .filter(one -> issuer.equals(CLIENT + one.oauthClientId()))
                            .findFirst());
        });
    }

    private static String claim(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The installation that it names; empty if there is none. */
    Optional<Instance> instance() {
        return instance;
    }

    /** The user that it names, as it says; may be anything. */
    String subject() {
        String subject = claim(claims.subject());
        return subject.startsWith(ACCOUNT) || subject.startsWith(USER_KEY)
                ? subject.substring(subject.indexOf(':', URN.length()) + 1)
                : subject;
    }

    /** The user that it names, if it is one of the instance's people. */
    Optional<User> user(Instance host) {
        String subject = claim(claims.subject());
        return host.people()
                .filter(user -> subject.equals(ACCOUNT + user.accountId()) || subject.equals(USER_KEY + user.userKey()))
                .findFirst();
    }

    /**
     * Why it proves nothing; empty when it does.
     *
     * @param audiences those that it may be for
     */
    Optional<String> objection(Instance host, Signature signature, Set<String> audiences, Instant now) {
        if (signature.instance() != host) {
            return Optional.of("signed with another tenant's secret");
        }
        return Gatekeeper.bySecret(signature)
                .map(Refusal::why)
                .or(() -> byTime(signature, now))
                .or(() -> byClaims(host, audiences));
    }

    private Optional<String> byTime(Signature signature, Instant now) {
        TokenReading reading = TokenReader.read(token, signature.secret().value(), null, now);
        if (reading instanceof TokenReading.Expired) {
            return Optional.of("the assertion expired");
        }
        return reading instanceof TokenReading.MissingClaim missing
                ? Optional.of("the assertion has no " + missing.claim())
                : Optional.empty();
    }

    private Optional<String> byClaims(Instance host, Set<String> audiences) {
        if (claims.audience().stream().noneMatch(audiences::contains)) {
            return Optional.of("the assertion is for another audience");
        }
        String tenant = claim(claims.others().get("tnt")).replaceFirst("/$", "");
        return tenant.equals(host.baseUrl().toString())
                ? Optional.empty()
                : Optional.of("the assertion names another base URL than the tenant's");
    }
}
