package dev.firedrill.host;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.firedrill.connect.Product;
import dev.firedrill.connect.Qsh;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.history.Fact;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionTest {

    private static final String MYSELF = "/rest/api/3/myself";
    private static final String NO_ACCESS = "Your presented credentials do not provide access to this resource.";

    @RegisterExtension
    final RunningHost running = new RunningHost();

    private Instance acme;

    @BeforeEach
    void open() {
        acme = running.jira("acme");
    }

    private void refused(Response response, int status, String message, String why) {
        response.then()
                .statusCode(status)
                .body("'status-code'", equalTo(status))
                .body("message", containsString(message));
        assertThat(running.lastCallFact().status()).isEqualTo(status);
        assertThat(running.lastCallFact().caller().valid()).isFalse();
        assertThat(running.lastCallFact().caller().why()).isEqualTo(why);
    }

    @Test
    void a_good_token_is_let_in_and_recorded() {
        running.get(acme, MYSELF + "?expand=groups").then().statusCode(200);

        assertThat(running.lastCall().rehearsal()).isEqualTo(RunningHost.REHEARSAL);
        assertThat(running.lastCall().tenant()).isEqualTo("acme");
        assertThat(running.lastCallFact())
                .usingRecursiveComparison()
                .ignoringFields("took")
                .isEqualTo(new Fact.HostCalled(
                        "GET",
                        MYSELF,
                        acme.baseUrl().toString(),
                        true,
                        new Fact.Caller("acme", 1, true, true, ""),
                        200,
                        false,
                        Duration.ZERO,
                        ""));
    }

    @Test
    void a_token_may_be_in_the_query() {
        given().queryParam("jwt", running.token(acme, "GET", MYSELF))
                .get(acme.baseUrl() + MYSELF)
                .then()
                .statusCode(200);
        assertThat(running.lastCallFact().path()).isEqualTo(MYSELF);
    }

    @Test
    void an_audience_may_be_the_client_key() {
        running.getWith(acme, MYSELF, claims -> claims.withAudience(acme.clientKey()))
                .then()
                .statusCode(200);
        refused(
                running.getWith(acme, MYSELF, claims -> claims.withAudience("other")),
                401,
                NO_ACCESS,
                "the token is for another audience");
    }

    @Test
    void without_credentials_nothing_protected_is_shown() {
        refused(
                given().get(acme.baseUrl() + MYSELF),
                401,
                "Client must be authenticated to access this resource.",
                "no credentials");
        assertThat(running.lastCallFact().current()).isTrue();
        assertThat(running.lastCallFact().caller()).isEqualTo(Fact.Caller.anonymous("no credentials"));
    }

    @Test
    void without_credentials_the_data_of_add_ons_asks_for_an_app() {
        refused(
                given().get(acme.baseUrl() + "/rest/atlassian-connect/1/addons/example-addon/properties"),
                401,
                "Access to this resource must be authenticated as an app.",
                "no credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "eyJhbGciOiJIUzI1NiJ9.W10.AA"})
    void a_garbled_token_is_a_bad_request(String token) {
        refused(running.getWithToken(acme, MYSELF, token), 400, "", "not a token");
    }

    @Test
    void a_token_signed_by_nobody_is_refused() {
        String forged = TokenSigner.hs256(running.claims(acme, "GET", MYSELF), "x".repeat(64));

        refused(running.getWithToken(acme, MYSELF, forged), 401, "signature", "signed with no secret of any tenant");
        refused(
                running.getWithToken(acme, MYSELF, TokenSigner.unsigned(running.claims(acme, "GET", MYSELF))),
                401,
                "signature",
                "signed with no secret of any tenant");
    }

    @Test
    void a_token_for_another_request_is_refused() {
        refused(
                running.getWithToken(acme, MYSELF, running.token(acme, "GET", "/rest/api/3/serverInfo")),
                401,
                "Expecting claim 'qsh' to have value '" + Qsh.of("GET", MYSELF, "")
                        + "' but instead it has the value '",
                "the token is for another request");
        assertThat(running.lastCallFact().caller().signedBy()).isEqualTo("acme");
    }

    @Test
    void a_token_without_what_it_needs_is_refused() {
        refused(running.getWith(acme, MYSELF, claims -> claims.withQsh(null)), 401, "qsh", "the token has no qsh");
        refused(running.getWith(acme, MYSELF, claims -> claims.issuedAt(null)), 401, "iat", "the token has no iat");
        refused(running.getWith(acme, MYSELF, claims -> claims.expiringAt(null)), 401, "exp", "the token has no exp");
    }

    @Test
    void an_expired_token_is_refused_after_the_leeway() {
        Instant now = running.history().clock().now();

        running.getWith(acme, MYSELF, claims -> claims.expiringAt(now.minusSeconds(20)))
                .then()
                .statusCode(200);
        refused(
                running.getWith(acme, MYSELF, claims -> claims.expiringAt(now.minusSeconds(60))),
                401,
                "JWT expired at ",
                "the token expired");
    }

    @Test
    void an_unknown_issuer_is_refused() {
        refused(running.getWith(acme, MYSELF, claims -> claims.withIssuer("other")), 401, NO_ACCESS, "unknown issuer");
        String stranger = TokenSigner.hs256(running.claims(acme, "GET", MYSELF).withIssuer("other"), "x".repeat(64));
        refused(running.getWithToken(acme, MYSELF, stranger), 401, NO_ACCESS, "unknown issuer");
    }

    @Test
    void an_add_on_that_was_never_installed_is_refused() {
        Instance fresh = running.host().open(Product.JIRA, "fresh", RunningHost.REHEARSAL);
        String token = TokenSigner.hs256(running.claims(fresh, "GET", MYSELF), "x".repeat(64));

        refused(running.getWithToken(fresh, MYSELF, token), 401, NO_ACCESS, "the add-on is not installed");
    }

    @Test
    void an_uninstalled_add_on_is_refused() {
        acme.installation().uninstall();

        refused(running.get(acme, MYSELF), 401, NO_ACCESS, "the add-on is not installed");
    }

    @Test
    void a_disabled_add_on_is_refused() {
        acme.installation().enable(false);

        refused(running.get(acme, MYSELF), 401, NO_ACCESS, "the add-on is disabled");
    }

    @Test
    void a_replaced_secret_is_refused_and_recorded_as_what_it_is() {
        String old = running.token(acme, "GET", MYSELF);
        acme.installation().acknowledge(acme.installation().mint());

        refused(running.getWithToken(acme, MYSELF, old), 401, "signature", "signed with a replaced secret");
        assertThat(running.lastCallFact().caller())
                .isEqualTo(new Fact.Caller("acme", 1, false, false, "signed with a replaced secret"));
        running.get(acme, MYSELF).then().statusCode(200);
        assertThat(running.lastCallFact().caller().generation()).isEqualTo(2);
    }

    @Test
    void a_secret_that_was_never_acknowledged_is_refused() {
        String early = TokenSigner.hs256(
                running.claims(acme, "GET", MYSELF), acme.installation().mint().value());

        refused(
                running.getWithToken(acme, MYSELF, early),
                401,
                "signature",
                "signed with a secret that was never acknowledged");
        assertThat(running.lastCallFact().caller().generation()).isEqualTo(2);
    }

    @Test
    void another_tenants_token_is_refused_and_recorded_as_the_others() {
        Instance globex = running.jira("globex");

        refused(
                running.getWithToken(acme, MYSELF, running.token(globex, "GET", MYSELF)),
                401,
                NO_ACCESS,
                "signed with another tenant's secret");
        assertThat(running.lastCall().tenant()).isEqualTo("acme");
        assertThat(running.lastCallFact().caller().signedBy()).isEqualTo("globex");
        assertThat(running.lastCallFact().current()).isFalse();
    }

    @Test
    void other_schemes_are_no_credentials() {
        given().header("Authorization", "Bearer abc")
                .get(acme.baseUrl() + MYSELF)
                .then()
                .statusCode(401)
                .contentType(startsWith("application/json"));
    }
}
