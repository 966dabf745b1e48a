package dev.firedrill.sample.atlassian;

import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.util.function.Predicate;

/** Atlassian's "signed install": the signature, and that the token was made for us, for now and for this request. */
public final class SignedInstallVerifier implements InstallVerifier {

    private final InstallSignatures signatures;
    private final Predicate<String> isOurAudience;
    private final Clock clock;

    public SignedInstallVerifier(InstallSignatures signatures, Predicate<String> isOurAudience, Clock clock) {
        this.signatures = signatures;
        this.isOurAudience = isOurAudience;
        this.clock = clock;
    }

    @Override
    public void verify(SignedRequest request, String clientKey) {
        SignedJWT token = request.parsedToken();
        signatures.check(token);

        Claims claims = Claims.of(token);
        claims.mustBeFresh(clock.instant());
        claims.mustHaveQsh(request.qsh());
        // Otherwise a token for another add-on, whose owner has a genuine one, would open ours.
        if (claims.audience().stream().noneMatch(isOurAudience)) {
            throw new TokenRefused("The token was made for another add-on.");
        }
        // Otherwise one tenant could take over another.
        if (!claims.issuer().equals(clientKey)) {
            throw new TokenRefused("The token was issued for another tenant than the body names.");
        }
    }
}
