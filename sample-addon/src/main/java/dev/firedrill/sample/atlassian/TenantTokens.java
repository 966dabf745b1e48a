package dev.firedrill.sample.atlassian;

import com.nimbusds.jwt.SignedJWT;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.tenants.TenantStore;
import java.time.Clock;

/** Verifies the tokens that tenants sign with the secret they share with us. */
public final class TenantTokens {

    private final TenantStore tenants;
    private final TokenSignatures signatures;
    private final Clock clock;

    public TenantTokens(TenantStore tenants, TokenSignatures signatures, Clock clock) {
        this.tenants = tenants;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** A page or a webhook, called by the host: the token is good for this request alone. */
    public Caller verify(SignedRequest request) {
        return installed(verify(request, request.qsh()));
    }

    /** A call of one of our own pages: the token is good for all of them, and for no page. */
    public Caller verifyContext(SignedRequest request) {
        return installed(verify(request, QueryStringHash.OF_CONTEXT));
    }

    /** Callbacks about an installation may arrive after its end, in any order. */
    public Caller verifyLifecycle(SignedRequest request) {
        return verify(request, request.qsh());
    }

    private Caller verify(SignedRequest request, String qsh) {
        SignedJWT token = request.parsedToken();
        Claims claims = Claims.of(token);
        Tenant tenant =
                tenants.find(claims.issuer()).orElseThrow(() -> new TokenRefused("This site is not known here."));
        if (!signatures.isSignedBy(tenant, token)) {
            throw new TokenRefused("The token is not signed with the site's secret.");
        }
        claims.mustBeFresh(clock.instant());
        claims.mustHaveQsh(qsh);
        return new Caller(tenant, claims.subject());
    }

    private static Caller installed(Caller caller) {
        if (!caller.tenant().installed()) {
            throw new TokenRefused("This site has uninstalled the add-on.");
        }
        return caller;
    }
}
