package dev.firedrill.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final String SECRET = "s".repeat(64);
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final Claims CLAIMS = Claims.issuedBy("ck-1", NOW, Duration.ofMinutes(3));
    private static final InstallKey KEY = InstallKey.withKid("key-1");
    private static final InstallKey OTHER_KEY = InstallKey.generate();

    @Test
    void signs_as_the_reference_does() {
        String token = TokenSigner.hs256(CLAIMS.withQsh(Qsh.CONTEXT).withSubject("u1"), SECRET);

        assertThat(token)
                .isEqualTo("eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9."
                        + "eyJpc3MiOiJjay0xIiwiaWF0IjoxNzAwMDAwMDAwLCJleHAiOjE3MDAwMDAxODAsInFzaCI6ImNvbnRleHQtcXNoIiwic3ViIjoidTEifQ."
                        + "qI-D_mhC6uyweajNFNz6LpsCTPQZQsLKTqdhJpX8IM0");
    }

    @Test
    void another_library_verifies_what_a_shared_secret_signed() throws Exception {
        SignedJWT token = SignedJWT.parse(TokenSigner.hs256(CLAIMS, SECRET));

        assertThat(token.verify(new MACVerifier(SECRET))).isTrue();
    }

    @Test
    void another_library_verifies_what_an_install_key_signed() throws Exception {
        SignedJWT token = SignedJWT.parse(TokenSigner.rs256(CLAIMS, KEY));
        byte[] published = Base64.getMimeDecoder().decode(KEY.publicPem().replaceAll("-----.*-----", ""));
        PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(published));

        assertThat(token.verify(new RSASSAVerifier((RSAPublicKey) key))).isTrue();
    }

    @Test
    void another_library_reads_an_unsigned_token() throws Exception {
        PlainJWT token = PlainJWT.parse(TokenSigner.unsigned(CLAIMS));

        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("ck-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "dreißig Zeichen sind es nicht", "-----BEGIN PUBLIC KEY-----\nMIIB\n"})
    void secrets_of_any_length_sign_and_verify(String secret) {
        String token = TokenSigner.hs256(CLAIMS, secret);

        assertThat(TokenReader.signedWith(token, secret)).isTrue();
        assertThat(TokenReader.signedWith(token, secret + "x")).isFalse();
    }

    @Test
    void an_install_token_names_its_key_and_verifies_with_the_published_half() {
        String token = TokenSigner.rs256(CLAIMS, KEY);

        assertThat(TokenReader.peek(token)).get().isEqualTo(new TokenFacts("RS256", "key-1", CLAIMS));
        assertThat(TokenReader.verifies(token, KEY.publicPem())).isTrue();
    }

    @Test
    void an_impersonated_key_names_the_known_key_and_does_not_verify() {
        String token = TokenSigner.rs256(CLAIMS, OTHER_KEY.impersonating("key-1"));

        assertThat(TokenReader.peek(token).orElseThrow().kid()).isEqualTo("key-1");
        assertThat(TokenReader.verifies(token, KEY.publicPem())).isFalse();
        assertThat(TokenReader.verifies(token, OTHER_KEY.publicPem())).isTrue();
    }

    @Test
    void a_public_key_used_as_a_secret_makes_a_token_that_names_the_key() {
        String token = TokenSigner.hs256(CLAIMS, KEY.publicPem(), KEY.kid());

        assertThat(TokenReader.peek(token)).get().isEqualTo(new TokenFacts("HS256", "key-1", CLAIMS));
        assertThat(TokenReader.verifies(token, KEY.publicPem())).isFalse();
        assertThat(TokenReader.signedWith(token, KEY.publicPem())).isTrue();
    }

    @Test
    void an_unsigned_token_ends_in_a_dot_and_is_signed_with_nothing() {
        String token = TokenSigner.unsigned(CLAIMS, "key-1");

        assertThat(token).endsWith(".");
        assertThat(TokenReader.peek(token)).get().isEqualTo(new TokenFacts("none", "key-1", CLAIMS));
        assertThat(TokenReader.signedWith(token, "")).isFalse();
        assertThat(TokenReader.verifies(token, KEY.publicPem())).isFalse();
    }

    @Test
    void all_claims_survive_the_way_through_a_token() {
        Claims claims = CLAIMS.withSubject("user")
                .withAudience("https://addon.example.com", "second")
                .withQsh("abc")
                .withContext(Map.of("jira", Map.of("issue", Map.of("id", "10001"))))
                .withOther("tnt", "https://acme.example.com");

        assertThat(TokenReader.peek(TokenSigner.hs256(claims, SECRET))
                        .orElseThrow()
                        .claims())
                .isEqualTo(claims);
    }

    @Test
    void an_audience_is_always_written_as_a_list() {
        String token = TokenSigner.rs256(CLAIMS.withAudience("https://addon.example.com"), KEY);

        assertThat(claimsOf(token)).contains("\"aud\":[\"https://addon.example.com\"]");
    }

    @Test
    void absent_claims_are_not_written() {
        Claims nothing = CLAIMS.withIssuer(null).issuedAt(null).expiringAt(null);

        assertThat(claimsOf(TokenSigner.hs256(nothing, SECRET))).isEqualTo("{}");
    }

    @Test
    void a_single_audience_may_be_read_as_text() {
        assertThat(TokenReader.peek(token("{\"aud\":\"me\"}"))
                        .orElseThrow()
                        .claims()
                        .audience())
                .containsExactly("me");
    }

    @Test
    void a_fraction_of_a_second_is_cut_off() {
        assertThat(TokenReader.peek(token("{\"exp\":1700000000.9}"))
                        .orElseThrow()
                        .claims()
                        .expiresAt())
                .isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"exp\":\"tomorrow\"}",
                "{\"exp\":1e400}",
                "{\"iat\":9223372036854775807}",
                "{\"iss\":7}",
                "{\"sub\":{}}",
                "{\"qsh\":[]}",
                "{\"aud\":[1]}",
                "{\"context\":\"here\"}"
            })
    void a_claim_of_the_wrong_type_is_garbled_and_named(String claims) {
        String claim = claims.substring(2, claims.indexOf('"', 2));

        assertThat(read(token(claims), NOW))
                .asInstanceOf(InstanceOfAssertFactories.type(TokenReading.Garbled.class))
                .satisfies(garbled -> assertThat(garbled.why()).contains("'" + claim + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c", "a.b.c.d", "e30.e30.", "e30..", "WzFd.e30.", "%%%.e30.", "null"})
    void what_is_no_token_is_garbled(String text) {
        assertThat(read(text, NOW)).isInstanceOf(TokenReading.Garbled.class);
        assertThat(TokenReader.peek(text)).isEmpty();
        assertThat(TokenReader.signedWith(text, SECRET)).isFalse();
        assertThat(TokenReader.verifies(text, KEY.publicPem())).isFalse();
    }

    @Test
    void a_garbled_signature_is_garbled() {
        String token = TokenSigner.hs256(CLAIMS, SECRET);

        assertThat(read(token + "!", NOW)).isInstanceOf(TokenReading.Garbled.class);
    }

    @Test
    void why_a_token_is_garbled_does_not_quote_it() {
        String token = token("{\"iss\":{\"canary\":\"canary\"}}");

        assertThat(read(token, NOW).toString()).doesNotContain("canary").doesNotContain(token);
    }

    @Test
    void a_good_token_is_valid() {
        assertThat(read(TokenSigner.hs256(CLAIMS.withQsh("abc"), SECRET), NOW))
                .isEqualTo(new TokenReading.Valid(new TokenFacts("HS256", null, CLAIMS.withQsh("abc"))));
    }

    @Test
    void a_token_under_another_secret_has_a_bad_signature() {
        assertThat(read(TokenSigner.hs256(CLAIMS, "other"), NOW)).isInstanceOf(TokenReading.BadSignature.class);
    }

    @Test
    void a_changed_claim_breaks_the_signature() {
        List<String> parts = List.of(TokenSigner.hs256(CLAIMS, SECRET).split("\\.", -1));
        String changed = parts.get(0) + "." + base64("{\"iss\":\"ck-2\"}") + "." + parts.get(2);

        assertThat(read(changed, NOW)).isInstanceOf(TokenReading.BadSignature.class);
    }

    @Test
    void algorithms_other_than_hs256_have_a_bad_signature() {
        assertThat(read(TokenSigner.unsigned(CLAIMS), NOW)).isInstanceOf(TokenReading.BadSignature.class);
        assertThat(read(TokenSigner.rs256(CLAIMS, KEY), NOW)).isInstanceOf(TokenReading.BadSignature.class);
    }

    @Test
    void a_token_exactly_thirty_seconds_after_its_expiry_is_valid() {
        Instant lastMoment = NOW.plus(Duration.ofMinutes(3)).plusSeconds(30);

        assertThat(read(TokenSigner.hs256(CLAIMS.withQsh("abc"), SECRET), lastMoment))
                .isInstanceOf(TokenReading.Valid.class);
    }

    @Test
    void a_token_more_than_thirty_seconds_after_its_expiry_is_expired() {
        Instant expiry = NOW.plus(Duration.ofMinutes(3));

        assertThat(read(
                        TokenSigner.hs256(CLAIMS, SECRET),
                        expiry.plusSeconds(30).plusNanos(1)))
                .isEqualTo(new TokenReading.Expired(new TokenFacts("HS256", null, CLAIMS), expiry));
    }

    @Test
    void a_token_for_another_request_names_the_hash_that_was_expected() {
        Claims claims = CLAIMS.withQsh("xyz");

        assertThat(read(TokenSigner.hs256(claims, SECRET), NOW))
                .isEqualTo(new TokenReading.QshMismatch(new TokenFacts("HS256", null, claims), "abc"));
    }

    @Test
    void a_token_without_a_required_claim_names_it() {
        assertThat(missing(CLAIMS.withQsh("abc").expiringAt(null))).isEqualTo("exp");
        assertThat(missing(CLAIMS.withQsh("abc").issuedAt(null))).isEqualTo("iat");
        assertThat(missing(CLAIMS)).isEqualTo("qsh");
    }

    @Test
    void no_hash_is_asked_for_where_none_is_expected() {
        assertThat(TokenReader.read(TokenSigner.hs256(CLAIMS, SECRET), SECRET, null, NOW))
                .isInstanceOf(TokenReading.Valid.class);
    }

    @Test
    void a_signature_of_the_wrong_length_does_not_verify() {
        String token = TokenSigner.rs256(CLAIMS, KEY);

        assertThat(TokenReader.verifies(token.substring(0, token.length() - 8), KEY.publicPem()))
                .isFalse();
    }

    @Test
    void a_text_that_is_no_public_key_is_refused() {
        assertThatThrownBy(() -> TokenReader.verifies(TokenSigner.rs256(CLAIMS, KEY), "<html>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PEM");
    }

    @Test
    void a_published_key_is_a_pem_document() {
        assertThat(KEY.publicPem().lines())
                .startsWith("-----BEGIN PUBLIC KEY-----")
                .endsWith("-----END PUBLIC KEY-----")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(64));
    }

    @Test
    void generated_keys_have_ids_of_their_own() {
        assertThat(InstallKey.generate().kid()).isNotEqualTo(OTHER_KEY.kid());
    }

    @Test
    void a_key_shows_its_id_only() {
        assertThat(KEY).hasToString("InstallKey[kid=key-1]");
    }

    private static TokenReading read(String token, Instant now) {
        return TokenReader.read(token, SECRET, "abc", now);
    }

    private static String missing(Claims claims) {
        TokenReading reading = read(TokenSigner.hs256(claims, SECRET), NOW);
        return reading instanceof TokenReading.MissingClaim missing ? missing.claim() : reading.toString();
    }

    private static String token(String claims) {
        return base64("{\"alg\":\"HS256\"}") + "." + base64(claims) + ".";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String claimsOf(String token) {
        String part = List.of(token.split("\\.", -1)).get(1);
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
