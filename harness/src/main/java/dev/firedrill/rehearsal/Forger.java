package dev.firedrill.rehearsal;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.InstallKey;
import dev.firedrill.connect.LifecycleEvent;
import dev.firedrill.connect.Qsh;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.host.Installation.Secret;
import dev.firedrill.host.Instance;
import dev.firedrill.host.Lifecycle;
import dev.firedrill.stage.Forgery;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes tokens that are the right one with exactly one thing changed. */
final class Forger {

    private static final Duration LONG_AGO = Duration.ofSeconds(990);
    private static final Duration EXPIRED_FOR = Duration.ofSeconds(90);

    private final Lifecycle lifecycle;
    private final InstallKey rightful;
    private final CompletableFuture<InstallKey> foreign;
    private final Supplier<Instant> now;

    Forger(Lifecycle lifecycle, InstallKey rightful, CompletableFuture<InstallKey> foreign, Supplier<Instant> now) {
        this.lifecycle = lifecycle;
        this.rightful = rightful;
        this.foreign = foreign;
        this.now = now;
    }

    /**
     * The Authorization header of a forged install; null for none.
     *
     * @param accomplice another tenant, in which the forger is at home
     */
    @Nullable
    String authorization(Forgery forgery, Instance victim, Instance accomplice, String forgersSecret) {
        String token = token(forgery, victim, accomplice, forgersSecret);
        return token == null ? null : "JWT " + token;
    }

    private @Nullable String token(Forgery forgery, Instance victim, Instance accomplice, String forgersSecret) {
        Claims right = lifecycle.installClaims(victim, LifecycleEvent.INSTALLED);
        return switch (forgery) {
            case UNSIGNED -> null;
            case OWN_SECRET -> TokenSigner.hs256(right, forgersSecret);
            case PUBLIC_KEY_AS_SECRET -> TokenSigner.hs256(right, rightful.publicPem(), rightful.kid());
            case NO_ALGORITHM -> TokenSigner.unsigned(right, rightful.kid());
            case FOREIGN_KEY -> TokenSigner.rs256(right, foreign.join().impersonating(rightful.kid()));
            case UNKNOWN_KEY -> TokenSigner.rs256(right, foreign.join());
            case WRONG_AUDIENCE -> TokenSigner.rs256(right.withAudience("https://another-add-on.example"), rightful);
            case EXPIRED ->
                TokenSigner.rs256(
                        right.issuedAt(now.get().minus(LONG_AGO))
                                .expiringAt(now.get().minus(EXPIRED_FOR)),
                        rightful);
            case CONTEXT_TOKEN -> contextToken(right, victim, accomplice);
            case CURRENT_SECRET -> TokenSigner.hs256(right, secretOf(victim));
            case OTHER_ISSUER -> TokenSigner.rs256(right.withIssuer(accomplice.clientKey()), rightful);
        };
    }

    /** What any user of a tenant can read from a page; a newcomer's forger has one of his own tenant. */
    private static String contextToken(Claims right, Instance victim, Instance accomplice) {
        Instance source = victim.installation().current().isPresent() ? victim : accomplice;
        return TokenSigner.hs256(
                right.withIssuer(source.clientKey()).withAudience().withQsh(Qsh.CONTEXT), secretOf(source));
    }

    private static String secretOf(Instance instance) {
        return instance.installation()
                .current()
                .map(Secret::value)
                .orElseThrow(
                        () -> new IllegalStateException("'" + instance.tenant() + "' has no secret to forge with"));
    }
}
