package dev.firedrill.host;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.Qsh;
import dev.firedrill.connect.TokenReader;
import dev.firedrill.connect.TokenReading;
import dev.firedrill.host.Installation.State;
import dev.firedrill.host.Signatures.Signature;
import dev.firedrill.time.RunClock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides who may enter, by the rules and with the words of Atlassian's token library. */
final class Gatekeeper {

    private static final String SIGNED = "JWT ";
    private static final String GRANTED = "Bearer ";
    private static final Pattern PUBLIC = Pattern.compile("/rest/api/(2|3|latest)/serverInfo");

    private static final String ANONYMOUS = "Client must be authenticated to access this resource.";
    private static final String ANONYMOUS_TO_APP_DATA = "Access to this resource must be authenticated as an app.";
    private static final String APP_DATA = "/rest/atlassian-connect/1/addons/";

    private final String addonKey;
    private final Signatures signatures;
    private final AccessTokens accessTokens;
    private final RunClock clock;

    Gatekeeper(String addonKey, Signatures signatures, AccessTokens accessTokens, RunClock clock) {
        this.addonKey = addonKey;
        this.signatures = signatures;
        this.accessTokens = accessTokens;
        this.clock = clock;
    }

    /** Whether a request may enter an instance. */
    Admission toInstance(Instance host, WebRequest request) {
        return credentials(request, GRANTED)
                .map(accessToken -> asUser(host, accessToken))
                .orElseGet(() -> asAddon(host, request));
    }

    private Admission asAddon(Instance host, WebRequest request) {
        Optional<String> presented = token(request);
        if (presented.isEmpty()) {
            return PUBLIC.matcher(request.path()).matches()
                    ? Admission.publicResource()
                    : Admission.refusedUnsigned(anonymous(request));
        }
        String token = presented.get();
        return signatures
                .of(token, host)
                .map(signature -> Admission.of(signature, refusal(host, request, token, signature)))
                .orElseGet(() -> Admission.refusedUnsigned(unsigned(host, token)));
    }

    /** Nobody may enter where nobody lives; but who tried is worth knowing. */
    Admission toVacatedDoor(Instance former, WebRequest request) {
        Refusal moved = Refusal.noAccess("the instance has moved");
        return credentials(request, GRANTED)
                .flatMap(accessTokens::find)
                .map(AccessTokens.Grant::signature)
                .or(() -> token(request).flatMap(token -> signatures.of(token, former)))
                .map(signature -> Admission.of(signature, Optional.of(moved)))
                .orElseGet(() -> Admission.refusedUnsigned(moved));
    }

    private static Optional<String> token(WebRequest request) {
        return credentials(request, SIGNED).or(() -> request.queryParameter("jwt"));
    }

    private static Optional<String> credentials(WebRequest request, String scheme) {
        return request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()).strip());
    }

    private Admission asUser(Instance host, String accessToken) {
        return accessTokens
                .find(accessToken)
                .map(grant -> Admission.of(grant, refusal(host, grant)))
                .orElseGet(() -> Admission.refusedUnsigned(Refusal.noAccess("an access token that was never granted")));
    }

    /** A new secret ends no token that the former one has brought: a token is good for its time. */
    private Optional<Refusal> refusal(Instance host, AccessTokens.Grant grant) {
        Instant now = clock.now();
        if (grant.signature().instance() != host) {
            return Optional.of(Refusal.noAccess("granted for another tenant"));
        }
        return grant.expired(now) ? Optional.of(Refusal.expired(grant.expires(), now)) : byState(host);
    }

    private static Refusal anonymous(WebRequest request) {
        return Refusal.anonymous(request.path().contains(APP_DATA) ? ANONYMOUS_TO_APP_DATA : ANONYMOUS);
    }

    private Refusal unsigned(Instance host, String token) {
        if (TokenReader.read(token, "", null, clock.now()) instanceof TokenReading.Garbled garbled) {
            return Refusal.garbled(garbled.why());
        }
        boolean known = TokenReader.peek(token)
                .filter(facts -> addonKey.equals(facts.claims().issuer()))
                .isPresent();
        if (!known) {
            return Refusal.noAccess("unknown issuer");
        }
        return host.installation().current().isEmpty()
                ? Refusal.noAccess("the add-on is not installed")
                : Refusal.wrongSignature("signed with no secret of any tenant");
    }

    private Optional<Refusal> refusal(Instance host, WebRequest request, String token, Signature signature) {
        if (signature.instance() != host) {
            return Optional.of(Refusal.noAccess("signed with another tenant's secret"));
        }
        return bySecret(signature).or(() -> byToken(host, request, token, signature));
    }

    /** Why a signature does not open its own instance; empty when it does. */
    static Optional<Refusal> bySecret(Signature signature) {
        Installation installation = signature.instance().installation();
        if (installation.state() == State.INSTALLED && !signature.current()) {
            return Optional.of(Refusal.wrongSignature(
                    acknowledgedOnce(signature)
                            ? "signed with a replaced secret"
                            : "signed with a secret that was never acknowledged"));
        }
        return byState(signature.instance());
    }

    private static Optional<Refusal> byState(Instance host) {
        if (host.installation().state() != State.INSTALLED) {
            return Optional.of(Refusal.noAccess("the add-on is not installed"));
        }
        return host.installation().enabled()
                ? Optional.empty()
                : Optional.of(Refusal.noAccess("the add-on is disabled"));
    }

    private static boolean acknowledgedOnce(Signature signature) {
        return signature.instance().installation().wasAcknowledged(signature.secret());
    }

    private Optional<Refusal> byToken(Instance host, WebRequest request, String token, Signature signature) {
        String qsh = Qsh.of(request.method(), request.target(), host.product().contextPath());
        Instant now = clock.now();
        TokenReading reading = TokenReader.read(token, signature.secret().value(), qsh, now);
        if (reading instanceof TokenReading.Valid valid) {
            return byClaims(host, valid.facts().claims());
        } else if (reading instanceof TokenReading.Expired expired) {
            return Optional.of(Refusal.expired(expired.at(), now));
        } else if (reading instanceof TokenReading.QshMismatch mismatch) {
            return Optional.of(Refusal.otherRequest(mismatch));
        } else if (reading instanceof TokenReading.MissingClaim missing) {
            return Optional.of(Refusal.missing(missing.claim()));
        }
        return Optional.of(Refusal.wrongSignature("the signature does not match"));
    }

    private Optional<Refusal> byClaims(Instance host, Claims claims) {
        if (!addonKey.equals(claims.issuer())) {
            return Optional.of(Refusal.noAccess("unknown issuer"));
        }
        boolean addressed = claims.audience().isEmpty() || claims.audience().contains(host.clientKey());
        return addressed ? Optional.empty() : Optional.of(Refusal.noAccess("the token is for another audience"));
    }
}
