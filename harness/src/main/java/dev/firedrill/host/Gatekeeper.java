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

    private static final String SCHEME = "JWT ";
    private static final Pattern PUBLIC = Pattern.compile("/rest/api/(2|3|latest)/serverInfo");

    private static final String ANONYMOUS = "Client must be authenticated to access this resource.";
    private static final String ANONYMOUS_TO_APP_DATA = "Access to this resource must be authenticated as an app.";
    private static final String APP_DATA = "/rest/atlassian-connect/1/addons/";

    private final String addonKey;
    private final Signatures signatures;
    private final RunClock clock;

    Gatekeeper(String addonKey, Signatures signatures, RunClock clock) {
        this.addonKey = addonKey;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** Whether a request may enter an instance. */
    Admission toInstance(Instance host, WebRequest request) {
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
        return token(request)
                .flatMap(token -> signatures.of(token, former))
                .map(signature -> Admission.of(signature, Optional.of(moved)))
                .orElseGet(() -> Admission.refusedUnsigned(moved));
    }

    private static Optional<String> token(WebRequest request) {
        return request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .or(() -> request.queryParameter("jwt"));
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
        return bySecret(host, signature).or(() -> byToken(host, request, token, signature));
    }

    private static Optional<Refusal> bySecret(Instance host, Signature signature) {
        Installation installation = host.installation();
        if (installation.state() != State.INSTALLED) {
            return Optional.of(Refusal.noAccess("the add-on is not installed"));
        }
        if (!signature.current()) {
            return Optional.of(Refusal.wrongSignature(
                    acknowledgedOnce(signature)
                            ? "signed with a replaced secret"
                            : "signed with a secret that was never acknowledged"));
        }
        return installation.enabled() ? Optional.empty() : Optional.of(Refusal.noAccess("the add-on is disabled"));
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
