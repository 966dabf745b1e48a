package dev.firedrill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.firedrill.SmallWorld;
import dev.firedrill.connect.Claims;
import dev.firedrill.connect.InstallKey;
import dev.firedrill.connect.LifecycleEvent;
import dev.firedrill.connect.TokenFacts;
import dev.firedrill.connect.TokenReader;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.host.Instance;
import dev.firedrill.host.Lifecycle;
import dev.firedrill.stage.Forgery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForgerTest {

    private static final String OWN_SECRET = "a secret that the forger brought along with his body";

    /**
     * In what a forged token differs from the right one. Each differs in one thing; some things come together: another
     * algorithm is another signer, and a context token is another token altogether.
     */
    private static final Map<Forgery, Set<String>> DIFFERENCES = Map.of(
            Forgery.OWN_SECRET, Set.of("alg", "kid", "signer"),
            Forgery.PUBLIC_KEY_AS_SECRET, Set.of("alg", "signer"),
            Forgery.NO_ALGORITHM, Set.of("alg", "signer"),
            Forgery.FOREIGN_KEY, Set.of("signer"),
            Forgery.UNKNOWN_KEY, Set.of("kid", "signer"),
            Forgery.WRONG_AUDIENCE, Set.of("aud"),
            Forgery.EXPIRED, Set.of("iat", "exp"),
            Forgery.CONTEXT_TOKEN, Set.of("alg", "kid", "signer", "aud", "qsh"),
            Forgery.CURRENT_SECRET, Set.of("alg", "kid", "signer"),
            Forgery.OTHER_ISSUER, Set.of("iss"));

    private final SmallWorld world = new SmallWorld();
    private final Lifecycle lifecycle = world.lifecycle(world.addon.descriptor("installed"));
    private final InstallKey foreignKey = InstallKey.generate();
    private final Instance victim = world.installed("acme");
    private final Instance accomplice = world.installed("accomplice");
    private final Forger forger = new Forger(
            lifecycle,
            world.keys.key(),
            CompletableFuture.completedFuture(foreignKey),
            () -> world.history.clock().now());

    @AfterEach
    void close() {
        world.close();
    }

    private String forged(Forgery forgery, Instance of) {
        String header = forger.authorization(forgery, of, accomplice, OWN_SECRET);
        return Objects.requireNonNull(header).replaceFirst("^JWT ", "");
    }

    private String right() {
        return TokenSigner.rs256(lifecycle.installClaims(victim, LifecycleEvent.INSTALLED), world.keys.key());
    }

    private static TokenFacts facts(String token) {
        return TokenReader.peek(token).orElseThrow();
    }

    /** Everything that a token says and proves, where times are as old as they are. */
    private Map<String, String> traits(String token) {
        TokenFacts facts = facts(token);
        Claims claims = facts.claims();
        Instant now = world.history.clock().now();
        var traits = new LinkedHashMap<String, String>();
        traits.put("alg", facts.algorithm());
        traits.put("kid", String.valueOf(facts.kid()));
        traits.put("iss", String.valueOf(claims.issuer()));
        traits.put("sub", String.valueOf(claims.subject()));
        traits.put("aud", String.valueOf(claims.audience()));
        traits.put("qsh", String.valueOf(claims.qsh()));
        traits.put("iat", String.valueOf(now.minusSeconds(60).isBefore(claims.issuedAt())));
        traits.put("exp", String.valueOf(now.isBefore(claims.expiresAt())));
        traits.put(
                "signer",
                String.valueOf(TokenReader.verifies(token, world.keys.key().publicPem())));
        return traits;
    }

    private Set<String> differences(String forged) {
        Map<String, String> right = traits(right());
        Map<String, String> wrong = traits(forged);
        var different = new TreeSet<>(right.keySet());
        different.removeIf(trait -> Objects.equals(right.get(trait), wrong.get(trait)));
        return different;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNSIGNED")
    void differs_from_the_right_token_in_what_it_is_named_for_alone(Forgery forgery) {
        assertThat(differences(forged(forgery, victim))).isEqualTo(DIFFERENCES.get(forgery));
    }

    @Test
    void the_right_token_differs_from_itself_in_nothing() {
        assertThat(differences(right())).isEmpty();
        assertThat(traits(right())).containsEntry("signer", "true");
    }

    @Test
    void an_unsigned_install_has_no_header() {
        assertThat(forger.authorization(Forgery.UNSIGNED, victim, accomplice, OWN_SECRET))
                .isNull();
    }

    @Test
    void secrets_sign_as_they_claim() {
        String publicKey = world.keys.key().publicPem();

        assertThat(TokenReader.signedWith(forged(Forgery.OWN_SECRET, victim), OWN_SECRET))
                .isTrue();
        assertThat(TokenReader.signedWith(forged(Forgery.PUBLIC_KEY_AS_SECRET, victim), publicKey))
                .isTrue();
        assertThat(TokenReader.signedWith(forged(Forgery.CURRENT_SECRET, victim), SmallWorld.secret(victim)))
                .isTrue();
    }

    @Test
    void foreign_keys_sign_under_a_known_and_an_unknown_name() {
        String known = forged(Forgery.FOREIGN_KEY, victim);
        String unknown = forged(Forgery.UNKNOWN_KEY, victim);

        assertThat(TokenReader.verifies(known, foreignKey.publicPem())).isTrue();
        assertThat(TokenReader.verifies(unknown, foreignKey.publicPem())).isTrue();
        assertThat(facts(known).kid()).isEqualTo(world.keys.key().kid());
    }

    @Test
    void an_expired_token_expired_long_before_any_leeway() {
        assertThat(facts(forged(Forgery.EXPIRED, victim)).claims().expiresAt())
                .isBefore(world.history.clock().now().minusSeconds(80));
    }

    @Test
    void no_algorithm_means_no_signature() {
        assertThat(forged(Forgery.NO_ALGORITHM, victim)).endsWith(".");
    }

    @Test
    void a_context_token_is_one_that_the_victims_page_shows() {
        String token = forged(Forgery.CONTEXT_TOKEN, victim);

        assertThat(TokenReader.signedWith(token, SmallWorld.secret(victim))).isTrue();
        assertThat(facts(token).claims().qsh()).isEqualTo("context-qsh");
    }

    @Test
    void a_newcomers_context_token_is_the_forgers_own() {
        Instance newcomer = world.tenant("new");
        String token = forged(Forgery.CONTEXT_TOKEN, newcomer);

        assertThat(TokenReader.signedWith(token, SmallWorld.secret(accomplice))).isTrue();
        assertThat(facts(token).claims().issuer()).isEqualTo(accomplice.clientKey());
    }

    @Test
    void a_newcomer_has_no_secret_to_forge_with() {
        Instance newcomer = world.tenant("new");

        assertThatIllegalStateException()
                .isThrownBy(() -> forged(Forgery.CURRENT_SECRET, newcomer))
                .withMessageContaining("'new' has no secret");
    }
}
