package dev.firedrill.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesApiTest extends AddonTest {

    @Test
    void a_note_is_there_after_a_restart() {
        add(acme, "bob", "remember me");

        addon.restart();

        assertThat(texts(acme, "bob")).containsExactly("remember me");
    }

    @Test
    void a_note_can_be_deleted_by_its_author_alone() {
        int id = add(acme, "bob", "mine");

        assertThat(addon.script(acme, "ada").delete("/api/notes/" + id).statusCode())
                .isEqualTo(404);
        assertThat(addon.script(acme, "bob").delete("/api/notes/" + id).statusCode())
                .isEqualTo(204);
        assertThat(texts(acme, "bob")).isEmpty();
    }

    @Test
    void the_same_account_has_separate_notes_on_each_site() {
        addon.install(globex);
        add(acme, "bob", "secret of acme");
        add(globex, "bob", "secret of globex");

        assertThat(texts(acme, "bob")).containsExactly("secret of acme");
        assertThat(texts(globex, "bob")).containsExactly("secret of globex");
    }

    @Test
    void the_api_refuses_the_token_of_a_page() {
        JWTClaimsSet claims = Tokens.claims(acme.clientKey, Tokens.qsh("GET", "/api/notes", ""))
                .subject("bob")
                .build();

        assertThat(addon.request()
                        .header("Authorization", "JWT " + Tokens.hs256(claims, acme.secret()))
                        .get("/api/notes")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"text\": \"\"}", "{\"text\": 7}"})
    void a_note_needs_a_text(String body) {
        assertThat(addon.script(acme, "bob").body(body).post("/api/notes").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_note_has_a_limit() {
        String body = "{\"text\": \"%s\"}".formatted("x".repeat(2001));

        assertThat(addon.script(acme, "bob").body(body).post("/api/notes").statusCode())
                .isEqualTo(400);
    }

    private int add(Site site, String user, String text) {
        return addon.script(site, user)
                .body("{\"text\": \"%s\"}".formatted(text))
                .post("/api/notes")
                .path("id");
    }

    private List<String> texts(Site site, String user) {
        return addon.script(site, user).get("/api/notes").jsonPath().getList("text");
    }
}
