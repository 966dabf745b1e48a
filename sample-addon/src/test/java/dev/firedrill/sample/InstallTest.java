package dev.firedrill.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallTest extends AddonTest {

    @Test
    void a_signed_install_lets_the_site_in() {
        assertThat(addon.install(globex)).isEqualTo(204);
        assertThat(addon.open(globex, "/notes", "bob").statusCode()).isEqualTo(200);
    }

    @Test
    void an_install_may_come_again() {
        assertThat(addon.install(acme)).isEqualTo(204);
        assertThat(addon.open(acme, "/notes", "bob").statusCode()).isEqualTo(200);
    }

    @Test
    void concurrent_installs_of_a_new_site_all_succeed_and_a_later_rotation_counts() throws Exception {
        assertThat(addon.installAtOnce(globex)).containsOnly(204);

        String old = globex.secret();
        globex.useSecret(newSecret());
        addon.install(globex);

        assertThat(addon.open(globex, "/notes", "bob").statusCode()).isEqualTo(200);
        globex.useSecret(old);
        assertThat(addon.open(globex, "/notes", "bob").statusCode()).isEqualTo(401);
    }

    @Test
    void concurrent_installs_of_a_known_site_all_succeed() throws Exception {
        assertThat(addon.installAtOnce(acme)).containsOnly(204);
    }

    @Test
    void a_new_secret_replaces_the_old_one_at_once() {
        String old = acme.secret();
        acme.useSecret(newSecret());
        addon.install(acme);

        assertThat(addon.open(acme, "/notes", "bob").statusCode()).isEqualTo(200);
        acme.useSecret(old);
        assertThat(addon.open(acme, "/notes", "bob").statusCode()).isEqualTo(401);
    }

    @Test
    void a_renamed_site_is_called_at_its_new_url() {
        addon.installAt(globex.url(), acme);

        assertThat(addon.open(acme, "/notes", "bob").asString()).contains("Globex");
        assertThat(acme.calls).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void a_forged_install_is_refused_and_changes_nothing(String what, Function<InstallTest, String> forgery) {
        Map<String, Object> payload = acme.payload("installed");
        payload.put("sharedSecret", newSecret());

        assertThat(addon.callback("installed", forgery.apply(this), payload)).isEqualTo(401);
        assertThat(addon.open(acme, "/notes", "bob").statusCode()).isEqualTo(200);
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forgery("unsigned", test -> ""),
                forgery("garbage", test -> "a.b.c"),
                forgery("alg none", test -> new PlainJWT(test.claims().build()).serialize()),
                forgery("a random secret", test -> Tokens.hs256(test.claims().build(), newSecret())),
                forgery(
                        "the site's own secret",
                        test -> Tokens.hs256(test.claims().build(), test.acme.secret())),
                forgery(
                        "the public key as secret",
                        test -> Tokens.hs256(test.claims().build(), KeyServer.pem())),
                forgery("another key under a known id", InstallTest::signedWithAnotherKey),
                forgery("an unknown key", test -> test.rs256(test.claims(), "key-2")),
                forgery("a key id that leads elsewhere", test -> test.rs256(test.claims(), "../" + KeyServer.KEY_ID)),
                forgery("another audience", test -> test.rs256(test.claims().audience("https://evil.example"))),
                forgery("no audience", test -> test.rs256(test.claims().audience(List.of()))),
                forgery("another issuer", test -> test.rs256(test.claims().issuer(test.globex.clientKey))),
                forgery("a context token", test -> test.rs256(test.claims().claim("qsh", Tokens.CONTEXT_QSH))),
                forgery("no expiry", test -> test.rs256(test.claims().expirationTime(null))),
                forgery(
                        "expired",
                        test -> test.rs256(test.claims()
                                .expirationTime(Date.from(Instant.now().minusSeconds(61))))));
    }

    @Test
    void a_clock_that_differs_by_some_seconds_is_no_forgery() {
        JWTClaimsSet.Builder claims =
                claims().expirationTime(Date.from(Instant.now().minusSeconds(10)));

        assertThat(addon.callback("installed", rs256(claims), acme.payload("installed")))
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientKey", "sharedSecret", "baseUrl", "productType"})
    void an_install_that_lacks_something_is_a_bad_request(String field) {
        Map<String, Object> payload = new HashMap<>(acme.payload("installed"));
        payload.remove(field);

        assertThat(addon.callback("installed", rs256(claims()), payload)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "\"text\""})
    void a_body_that_is_no_json_object_is_a_bad_request(String body) {
        assertThat(addon.request().body(body).post("/installed").statusCode()).isEqualTo(400);
    }

    @Test
    void while_the_key_server_is_down_an_install_is_answered_with_unavailable() {
        keys.answerWith(500);
        assertThat(addon.install(acme)).isEqualTo(503);

        keys.answerWith(200);
        assertThat(addon.install(acme)).isEqualTo(204);
    }

    @Test
    void an_install_does_not_wait_for_a_key_server_that_hangs() {
        keys.answerAfter(Duration.ofMinutes(1));
        Instant start = Instant.now();

        assertThat(addon.install(globex)).isEqualTo(503);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
        keys.answerAfter(Duration.ZERO);
        assertThat(addon.install(globex)).isEqualTo(204);
    }

    @Test
    void an_install_survives_a_key_server_that_cuts_connections() {
        keys.cutConnections(true);
        assertThat(addon.install(globex)).isEqualTo(503);

        keys.cutConnections(false);
        assertThat(addon.install(globex)).isEqualTo(204);
    }

    @Test
    void a_key_that_was_missing_for_a_while_is_asked_for_again() {
        keys.answerWith(404);
        assertThat(addon.install(globex)).isEqualTo(401);

        keys.answerWith(200);
        assertThat(addon.install(globex)).isEqualTo(204);
    }

    private JWTClaimsSet.Builder claims() {
        return addon.installClaims(acme, "installed");
    }

    private String rs256(JWTClaimsSet.Builder claims) {
        return rs256(claims, KeyServer.KEY_ID);
    }

    private String rs256(JWTClaimsSet.Builder claims, String keyId) {
        return Tokens.rs256(claims.build(), KeyServer.privateKey(), keyId);
    }

    private String signedWithAnotherKey() {
        return Tokens.rs256(claims().build(), KeyServer.newKeys().getPrivate(), KeyServer.KEY_ID);
    }

    private static Arguments forgery(String what, Function<InstallTest, String> token) {
        return arguments(what, token);
    }
}
