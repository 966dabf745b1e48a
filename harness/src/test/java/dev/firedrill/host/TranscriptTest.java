package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.history.Exchange;
import dev.firedrill.history.Exchange.Field;
import dev.firedrill.history.Exchange.Message;
import dev.firedrill.host.WebRequest.Header;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {

    private static final URI PAGE = URI.create("http://localhost:3000/page");
    private static final String SECRET = new Installation().mint().value();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static String token(String issuer) {
        return TokenSigner.hs256(Claims.issuedBy(issuer, NOON, Duration.ofMinutes(15)), SECRET);
    }

    private static Exchange asked(String target, List<Header> headers, String body) {
        return Transcript.of(
                new WebRequest("POST", target, headers, body.getBytes(StandardCharsets.UTF_8)), WebReply.empty(204));
    }

    private static Message answered(String body) {
        var request = new AddonClient.Request("GET", PAGE, Map.of(), null);
        return Objects.requireNonNull(
                Transcript.of(request, 200, new BasicHeader[0], body).answer());
    }

    private static String header(String name, String value) {
        return asked("/", List.of(new Header(name, value)), "").request().headers().stream()
                .map(Field::value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void method_target_headers_and_body_are_kept() {
        assertThat(asked("/rest?a=b", List.of(new Header("Accept", "text/html")), "hello")
                        .request())
                .isEqualTo(new Message("POST /rest?a=b", List.of(new Field("Accept", "text/html")), "hello", 0));
    }

    @Test
    void the_answer_is_kept_by_its_status() {
        assertThat(asked("/", List.of(), "").answer()).isEqualTo(new Message("204", List.of(), "", 0));
    }

    @Test
    void a_request_on_which_nothing_came_back_has_no_answer() {
        assertThat(Transcript.of(AddonClient.Request.get(PAGE)).answer()).isNull();
    }

    @Test
    void a_token_makes_way_for_its_number() {
        assertThat(header("Authorization", "JWT " + token("acme"))).isEqualTo("JWT ‹token 1›");
    }

    @Test
    void what_a_token_claims_is_kept() {
        var exchange = asked("/?jwt=" + token("acme"), List.of(), "");

        assertThat(exchange.tokens()).singleElement().satisfies(token -> {
            assertThat(token.algorithm()).isEqualTo("HS256");
            assertThat(token.claims())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("iss", "acme", "iat", "2026-11-22T12:00:00Z", "exp", "2026-11-22T12:15:00Z"));
        });
    }

    @Test
    void the_same_token_has_one_number() {
        var exchange = asked("/?jwt=" + token("a"), List.of(), token("b") + " " + token("a"));

        assertThat(exchange.request().line()).isEqualTo("POST /?jwt=‹token 1›");
        assertThat(exchange.request().body()).isEqualTo("‹token 2› ‹token 1›");
    }

    @Test
    void a_token_without_a_signature_is_one_too() {
        String unsigned = token("acme").replaceAll("[\\w-]*$", "");

        assertThat(header("Authorization", "JWT " + unsigned)).isEqualTo("JWT ‹token 1›");
    }

    @Test
    void what_is_plainly_no_token_is_kept() {
        assertThat(header("Authorization", "JWT garbage")).isEqualTo("JWT garbage");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Basic dXNlcjpwYXNz, Basic ‹hidden›",
        "Authorization, opaque, ‹hidden›",
        "Proxy-Authorization, Bearer abc, Bearer ‹hidden›",
        "Cookie, session=abc; theme=dark, session=‹hidden›; theme=‹hidden›",
        "Set-Cookie, session=abc; Path=/, session=‹hidden›; Path=‹hidden›",
        "X-Api-Key, abc, ‹hidden›",
        "X-Auth-Token, abc, ‹hidden›",
        "X-Session-Id, abc, ‹hidden›",
        "X-Client-Secret, abc, ‹hidden›"
    })
    void headers_that_let_somebody_in_are_hidden(String name, String value, String shown) {
        assertThat(header(name, value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sharedSecret\":\"s3cr\\\"tail\",\"key\":\"k\"}",
                "{\"sharedSecret\" : \"s3cret",
                "grant_type=x&client_secret=s3cret&more=1",
                "{\"access_token\":\"s3cret\"}",
                "{\"PASSWORD\":\"s3cret\"}",
                "{\"apiKey\":\"s3cret\"}",
                "{\"json\":\"{\\\"password\\\":\\\"s3cret\\\"}\"}",
                "<div data-json='{&quot;sharedSecret&quot;:&quot;s3cret&quot;}'>",
                "<a href='?a=b&amp;secret=s3cret'>"
            })
    void secrets_in_bodies_are_hidden_by_their_names(String body) {
        assertThat(answered(body).body()).contains("‹hidden›").doesNotContain("s3cr", "tail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?next=%2Fpage%3Fjwt%3D", "\\u0022", "\\n", "jwt%3d", "JWT+"})
    void a_token_is_known_behind_an_encoded_character_too(String before) {
        assertThat(answered(before + token("acme") + "&more").body()).isEqualTo(before + "‹token 1›&more");
    }

    @Test
    void names_of_hosts_are_no_tokens() {
        String hosts = "keyserver.example-host.com and eye-catcher.documents.x";

        assertThat(answered(hosts).body()).isEqualTo(hosts);
    }

    @Test
    void what_a_token_claims_is_no_way_out_for_secrets() {
        var claims = Claims.issuedBy("acme", NOON, Duration.ofMinutes(15))
                .withContext(Map.of("hostToken", token("inner")))
                .withOther("accessToken", "s3cret")
                .withOther("note", SECRET);
        var exchange = asked("/?jwt=" + TokenSigner.hs256(claims, SECRET), List.of(), "");

        assertThat(exchange.tokens()).hasSize(1);
        assertThat(exchange.toString()).doesNotContain("s3cret", SECRET, "eyJ").contains("‹hidden›");
    }

    @Test
    void no_character_is_cut_in_half() {
        String body = "a b".repeat(333) + "\uD83D\uDE00" + "c".repeat(10);

        assertThat(answered(body).body()).isEqualTo("a b".repeat(333));
    }

    @Test
    void a_shared_secret_is_hidden_wherever_it_stands() {
        assertThat(answered("<p>The secret is " + SECRET + ".</p>").body()).isEqualTo("<p>The secret is ‹hidden›.</p>");
    }

    @Test
    void of_a_long_body_the_beginning_is_kept() {
        Message answer = answered("word ".repeat(500));

        assertThat(answer.body()).hasSize(1000);
        assertThat(answer.more()).isEqualTo(1500);
    }

    @Test
    void what_is_cut_amid_a_secret_does_not_show_its_half() {
        int most = 20_000;
        String hidden = (SECRET + " ").repeat((most - 30) / (SECRET.length() + 1));
        String body = hidden + " ".repeat(most - 30 - hidden.length()) + SECRET;

        assertThat(answered(body).body()).doesNotContain(SECRET.substring(0, 30));
    }

    @Test
    void a_body_of_ten_million_letters_is_no_effort() {
        assertThat(answered("a".repeat(10_000_000)).more()).isPositive();
    }
}
