package dev.firedrill.host;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenServiceTest {

    private static final String MYSELF = "/rest/api/3/myself";
    private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String AUDIENCE = "https://oauth-2-authorization-server.services.atlassian.com";

    @RegisterExtension
    final RunningHost running = new RunningHost();

    private Instance acme;
    private TokenService service;

    @BeforeEach
    void start() throws IOException {
        acme = running.jira("acme");
        service = service(Duration.ofMinutes(15), "READ", "ACT_AS_USER");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private TokenService service(Duration lifetime, String... scopes) throws IOException {
        return TokenService.start(running.host(), Set.of(scopes), lifetime, running.history());
    }

    private Claims claims(Instance instance, User user) {
        return Claims.issuedBy(
                        "urn:atlassian:connect:clientid:" + instance.oauthClientId(),
                        running.history().clock().now(),
                        Duration.ofSeconds(60))
                .withSubject("urn:atlassian:connect:useraccountid:" + user.accountId())
                .withAudience(AUDIENCE)
                .withOther("tnt", instance.baseUrl().toString());
    }

    private String assertion(UnaryOperator<Claims> changed) {
        return TokenSigner.hs256(changed.apply(claims(acme, acme.member())), RunningHost.secret(acme));
    }

    private static Response ask(TokenService service, String assertion) {
        return post(
                service,
                "grant_type=" + encoded(GRANT_TYPE) + "&assertion=" + encoded(assertion),
                "application/x-www-form-urlencoded");
    }

    private static Response post(TokenService service, String body, String type) {
        return given().contentType(type).body(body).post(service.url() + "/oauth2/token");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private ValidatableResponse isRefused(String assertion, String error, String why) {
        return ask(service, assertion)
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("error", equalTo(error))
                .body("error_description", containsString(why));
    }

    private String token() {
        return ask(service, assertion(claims -> claims)).path("access_token");
    }

    private static Response myself(Instance instance, String accessToken) {
        return given().header("Authorization", "Bearer " + accessToken).get(instance.baseUrl() + MYSELF);
    }

    private Entry lastAsked() {
        return running.history().entries().stream()
                .filter(entry -> entry.fact() instanceof Fact.TokenAsked)
                .reduce((former, last) -> last)
                .orElseThrow();
    }

    @Test
    void a_rightful_assertion_is_granted_a_token_for_a_quarter_of_an_hour() {
        ask(service, assertion(claims -> claims))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(900));

        assertThat(lastAsked().tenant()).isEqualTo("acme");
        assertThat(lastAsked().rehearsal()).isEqualTo(RunningHost.REHEARSAL);
        assertThat(lastAsked().fact())
                .isEqualTo(new Fact.TokenAsked(acme.member().accountId(), 200, ""));
    }

    @Test
    void neither_the_token_nor_the_assertion_is_recorded() {
        String assertion = assertion(claims -> claims);
        String token = ask(service, assertion).path("access_token");
        myself(acme, token).then().statusCode(200);

        assertThat(running.history().entries().toString())
                .contains("TokenAsked")
                .doesNotContain(token, assertion);
    }

    @Test
    void with_the_token_the_host_speaks_of_the_user() {
        myself(acme, token())
                .then()
                .statusCode(200)
                .body("accountId", equalTo(acme.member().accountId()))
                .body("accountType", equalTo("atlassian"));

        assertThat(running.lastCallFact().caller()).isEqualTo(new Fact.Caller("acme", 1, true, true, ""));
        running.get(acme, MYSELF).then().body("accountType", equalTo("app"));
    }

    @Test
    void in_confluence_too() throws IOException {
        Instance wiki = running.confluence("wiki");
        String token = ask(service, TokenSigner.hs256(claims(wiki, wiki.admin()), RunningHost.secret(wiki)))
                .path("access_token");

        given().header("Authorization", "Bearer " + token)
                .get(wiki.baseUrl() + "/rest/api/user/current")
                .then()
                .statusCode(200)
                .body("accountId", equalTo(wiki.admin().accountId()));
    }

    @Test
    void the_rights_asked_about_are_the_users_own() {
        String token = ask(
                        service,
                        assertion(claims -> claims.withSubject(
                                "urn:atlassian:connect:userkey:" + acme.admin().userKey())))
                .path("access_token");

        given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{\"globalPermissions\": [\"ADMINISTER\"]}")
                .post(acme.baseUrl() + "/rest/api/3/permissions/check")
                .then()
                .body("globalPermissions[0]", equalTo("ADMINISTER"));
    }

    @Test
    void nobody_pretends_to_be_a_user_by_a_header() {
        given().header("Authorization", "JWT " + running.token(acme, "GET", MYSELF))
                .header("X-Firedrill-User", acme.admin().accountId())
                .get(acme.baseUrl() + MYSELF)
                .then()
                .body("accountType", equalTo("app"));
    }

    @Test
    void a_token_opens_its_own_tenant_alone() {
        Instance globex = running.jira("globex");

        myself(globex, token()).then().statusCode(401);

        assertThat(running.lastCall().tenant()).isEqualTo("globex");
        assertThat(running.lastCallFact().caller())
                .isEqualTo(new Fact.Caller("acme", 1, true, false, "granted for another tenant"));
    }

    @Test
    void a_token_that_was_never_granted_opens_nothing() {
        myself(acme, "made-up").then().statusCode(401).body("message", containsString("do not provide access"));
        assertThat(running.lastCallFact().caller().signedBy()).isEmpty();

        given().header("Authorization", "Bearer made-up")
                .get(acme.baseUrl() + "/rest/api/3/serverInfo")
                .then()
                .statusCode(401);
    }

    @Test
    void a_token_opens_for_its_time_alone() throws IOException {
        try (var hasty = service(Duration.ZERO, "ACT_AS_USER")) {
            String token = ask(hasty, assertion(claims -> claims)).path("access_token");

            myself(acme, token).then().statusCode(401);
        }
        assertThat(running.lastCallFact().caller().why()).isEqualTo("the token expired");
        assertThat(running.lastCallFact().caller().signedBy()).isEqualTo("acme");
    }

    @Test
    void a_token_outlives_the_secret_that_brought_it_and_says_so() {
        String token = token();
        acme.installation().acknowledge(acme.installation().mint());

        myself(acme, token).then().statusCode(200);

        assertThat(running.lastCallFact().caller()).isEqualTo(new Fact.Caller("acme", 1, false, true, ""));
    }

    @Test
    void a_token_does_not_outlive_the_installation() {
        String token = token();

        acme.installation().enable(false);
        myself(acme, token).then().statusCode(401);
        assertThat(running.lastCallFact().caller().why()).isEqualTo("the add-on is disabled");

        acme.installation().uninstall();
        myself(acme, token).then().statusCode(401);
        assertThat(running.lastCallFact().caller().why()).isEqualTo("the add-on is not installed");
    }

    @Test
    void who_calls_a_vacated_door_with_a_token_is_known() {
        String token = token();
        FrontDoor former = acme.relocate();

        given().header("Authorization", "Bearer " + token)
                .get(former.baseUrl() + MYSELF)
                .then()
                .statusCode(401);

        assertThat(running.lastCall().tenant()).isEqualTo("acme");
        assertThat(running.lastCallFact().current()).isFalse();
        assertThat(running.lastCallFact().caller().signedBy()).isEqualTo("acme");
    }

    @Test
    void a_replaced_secret_signs_no_assertion() {
        String late = assertion(claims -> claims);
        acme.installation().acknowledge(acme.installation().mint());

        isRefused(late, "invalid_grant", "a replaced secret");
        assertThat(lastAsked().fact())
                .isEqualTo(new Fact.TokenAsked(acme.member().accountId(), 400, "signed with a replaced secret"));
    }

    @Test
    void an_unknown_secret_signs_no_assertion() {
        isRefused(
                TokenSigner.hs256(claims(acme, acme.member()), "s".repeat(64)),
                "invalid_grant",
                "no secret of any tenant");
        isRefused(TokenSigner.unsigned(claims(acme, acme.member())), "invalid_grant", "no secret of any tenant");
    }

    @Test
    void another_tenants_secret_signs_no_assertion() {
        Instance globex = running.jira("globex");

        isRefused(
                TokenSigner.hs256(claims(acme, acme.member()), RunningHost.secret(globex)),
                "invalid_grant",
                "another tenant's secret");
        assertThat(lastAsked().tenant()).isEqualTo("acme");
    }

    @Test
    void an_unknown_client_id_is_a_bad_request() {
        isRefused(
                assertion(claims -> claims.withIssuer("urn:atlassian:connect:clientid:outdated")),
                "invalid_client",
                "no installation");
        isRefused(assertion(claims -> claims.withIssuer(acme.oauthClientId())), "invalid_client", "no installation");
        isRefused(assertion(claims -> claims.withIssuer(null)), "invalid_client", "no installation");

        assertThat(lastAsked().tenant()).isEmpty();
    }

    @Test
    void an_assertion_is_for_this_service() {
        isRefused(assertion(claims -> claims.withAudience("https://evil.example")), "invalid_grant", "audience");
        isRefused(assertion(Claims::withAudience), "invalid_grant", "audience");

        ask(service, assertion(claims -> claims.withAudience(service.url())))
                .then()
                .statusCode(200);
    }

    @Test
    void an_assertion_is_good_for_its_time_alone() {
        var now = running.history().clock().now();

        isRefused(assertion(claims -> claims.expiringAt(now.minusSeconds(60))), "invalid_grant", "expired");
        isRefused(assertion(claims -> claims.expiringAt(null)), "invalid_grant", "no exp");
        isRefused(assertion(claims -> claims.issuedAt(null)), "invalid_grant", "no iat");
    }

    @Test
    void an_assertion_names_the_tenant_where_it_is_now() {
        String early = assertion(claims -> claims);
        acme.relocate();

        isRefused(early, "invalid_grant", "another base URL");
        isRefused(assertion(claims -> claims.withOther("tnt", "https://acme.atlassian.net")), "invalid_grant", "URL");
        ask(service, assertion(claims -> claims.withOther("tnt", acme.baseUrl() + "/")))
                .then()
                .statusCode(200);
    }

    @Test
    void users_of_others_are_nobody() {
        Instance globex = running.jira("globex");
        String foreigner =
                "urn:atlassian:connect:useraccountid:" + globex.member().accountId();

        isRefused(assertion(claims -> claims.withSubject(foreigner)), "invalid_grant", "no such user");
        isRefused(assertion(claims -> claims.withSubject(acme.member().accountId())), "invalid_grant", "no such user");
        isRefused(assertion(claims -> claims.withSubject(null)), "invalid_grant", "no such user");
        isRefused(
                assertion(claims -> claims.withSubject(
                        "urn:atlassian:connect:useraccountid:" + acme.app().accountId())),
                "invalid_grant",
                "no such user");
    }

    @Test
    void a_descriptor_that_does_not_ask_to_act_as_users_is_granted_nothing() throws IOException {
        try (var strict = service(Duration.ofMinutes(15), "READ", "WRITE")) {
            ask(strict, assertion(claims -> claims))
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("unauthorized_client"))
                    .body("error_description", containsString("ACT_AS_USER"));
        }
    }

    @Test
    void an_addon_that_is_gone_is_granted_nothing() {
        acme.installation().uninstall();

        isRefused(assertion(claims -> claims), "invalid_grant", "not installed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "a.b.c", "..", "é.é.é"})
    void garbage_is_no_assertion(String assertion) {
        isRefused(assertion, "invalid_grant", "no token");
    }

    @Test
    void another_request_is_not_understood() {
        String form = "application/x-www-form-urlencoded;charset=UTF-8";

        post(service, "grant_type=client_credentials", form)
                .then()
                .statusCode(400)
                .body("error", equalTo("unsupported_grant_type"));
        post(service, "scope=READ&grant_type=" + encoded(GRANT_TYPE), form)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
        post(service, "grant_type=" + encoded(GRANT_TYPE), "text/plain").then().statusCode(400);
        given().get(service.url() + "/oauth2/token").then().statusCode(405);
        given().post(service.url() + "/").then().statusCode(404);
    }
}
