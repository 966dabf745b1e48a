package dev.firedrill.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.restassured.response.Response;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("It measures time")
class PagesTest extends AddonTest {

    @Test
    void the_general_page_greets_the_user_with_what_the_host_knows() {
        String page = addon.open(acme, "/notes", "bob").asString();

        assertThat(page).contains("Hello Bob &lt;b&gt;!", "Your site: Acme", "https://connect-cdn.atl-paas.net/all.js");
        assertThat(acme.calls).contains("GET /rest/api/3/serverInfo", "GET /rest/api/3/user?accountId=bob");
    }

    @Test
    void calls_to_the_host_are_signed_for_three_minutes() throws ParseException {
        addon.open(acme, "/notes", "bob");

        JWTClaimsSet claims = SignedJWT.parse(acme.tokens
                        .get(acme.calls.indexOf("GET /rest/api/3/user?accountId=bob"))
                        .substring("JWT ".length()))
                .getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("team-notes");
        assertThat(claims.getClaim("qsh")).isEqualTo(Tokens.qsh("GET", "/rest/api/3/user", "accountId=bob"));
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", ""})
    void a_page_refuses_garbage_as_a_token(String token) {
        assertThat(addon.openWith("/notes", "lic=active", token).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notes", "/admin", "/issue-panel"})
    void a_page_refuses_to_open_without_a_token(String path) {
        assertThat(addon.request().get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void a_page_refuses_a_context_token() {
        JWTClaimsSet claims = Tokens.claims(acme.clientKey, Tokens.CONTEXT_QSH).build();

        assertThat(addon.openWith("/notes", "lic=active", Tokens.hs256(claims, acme.secret()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_page_refuses_a_token_that_was_made_for_another_licence() {
        JWTClaimsSet claims = Tokens.claims(acme.clientKey, Tokens.qsh("GET", "/notes", "lic=none"))
                .build();

        assertThat(addon.openWith("/notes", "lic=active", Tokens.hs256(claims, acme.secret()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_page_refuses_another_sites_secret() {
        addon.install(globex);
        JWTClaimsSet claims = Tokens.claims(acme.clientKey, Tokens.qsh("GET", "/notes", "lic=active"))
                .build();

        assertThat(addon.openWith("/notes", "lic=active", Tokens.hs256(claims, globex.secret()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void while_the_host_is_slow_the_page_still_opens_and_health_stays_good() {
        addon.script(acme, "bob").body("{\"text\": \"still here\"}").post("/api/notes");
        acme.answerAfterSeconds(20);
        Instant start = Instant.now();

        String page = addon.open(acme, "/notes", "bob").asString();

        assertThat(page).contains("The host is not answering", "still here");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(3500));
        assertThat(addon.request().get("/health").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/notes, lic=none", "/notes, lic=", "/notes, loc=en", "/issue-panel, issueKey=HOUSE-1&lic=none"})
    void without_a_licence_a_page_says_so_instead_of_serving(String path, String query) {
        addNote("{\"text\": \"mine\", \"issueKey\": \"HOUSE-1\"}");
        Response page = addon.open(acme, path, query, "bob");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .contains("Team Notes is not licensed on this site.", "class=\"licence-required\"")
                .doesNotContain("mine", "<form");
    }

    @Test
    void with_the_licence_the_notes_are_back() {
        addNote("{\"text\": \"kept\"}");
        addon.open(acme, "/notes", "lic=none", "bob");

        assertThat(addon.open(acme, "/notes", "lic=active", "bob").asString())
                .contains("kept", "<form")
                .doesNotContain("not licensed");
    }

    @ParameterizedTest
    @CsvSource({
        "lic=active&loc=de-DE, en, Hallo Bob",
        "lic=active&loc=de_DE, en, Hallo Bob",
        "lic=active&loc=tr-TR, de, Hello Bob",
        "lic=active&loc=!!!, de, Hello Bob",
        "lic=none&loc=de-DE, en, nicht lizenziert",
        "lic=active, de-AT;q=0.9, Hallo Bob",
        "lic=active, tr, Hello Bob"
    })
    void a_page_speaks_the_users_language_or_english(String query, String wish, String expected) {
        JWTClaimsSet claims = Tokens.claims(acme.clientKey, Tokens.qsh("GET", "/notes", query.replace("!", "%21")))
                .subject("bob")
                .build();
        String page = addon.request()
                .header("Accept-Language", wish)
                .get("/notes?" + query + "&jwt=" + Tokens.hs256(claims, acme.secret()))
                .asString();

        assertThat(page).contains(expected);
    }

    @Test
    void the_issue_panel_shows_the_summary_and_the_notes_about_the_issue() {
        addNote("{\"text\": \"about the roof\", \"issueKey\": \"HOUSE-1\"}");
        addNote("{\"text\": \"about the cellar\", \"issueKey\": \"HOUSE-2\"}");

        assertThat(addon.open(acme, "/issue-panel", "issueKey=HOUSE-1&lic=active", "bob")
                        .asString())
                .contains("The roof leaks", "about the roof")
                .doesNotContain("about the cellar");
    }

    @Test
    void the_issue_panel_takes_nothing_but_keys() {
        assertThat(addon.open(acme, "/issue-panel", "issueKey=..%2Fuser&lic=active", "bob")
                        .statusCode())
                .isEqualTo(400);
        assertThat(acme.calls).noneMatch(call -> call.contains("/issue/"));
    }

    @Test
    void the_admin_page_is_for_administrators() {
        assertThat(addon.open(acme, "/admin", "ada").statusCode()).isEqualTo(200);
        assertThat(addon.open(acme, "/admin", "bob").statusCode()).isEqualTo(403);
    }

    @Test
    void the_admin_page_lets_nobody_in_whom_the_host_cannot_confirm() {
        acme.answerAfterSeconds(20);

        assertThat(addon.open(acme, "/admin", "ada").statusCode()).isEqualTo(503);
    }

    @Test
    void what_users_write_is_escaped() {
        addNote("{\"text\": \"<script>alert('x')</script>\"}");

        assertThat(addon.open(acme, "/notes", "bob").asString())
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void the_descriptor_names_what_there_is() {
        var descriptor = addon.request().get("/atlassian-connect.json").jsonPath();

        assertThat(descriptor.getString("baseUrl")).isEqualTo(addon.url());
        assertThat(descriptor.getString("key")).isEqualTo(Parts.ADDON_KEY);
        assertThat(descriptor.<String>getList("modules.webhooks.url")).isEqualTo(List.of("/webhooks/issue-created"));
    }

    private void addNote(String json) {
        assertThat(addon.script(acme, "bob").body(json).post("/api/notes").statusCode())
                .isEqualTo(201);
    }
}
