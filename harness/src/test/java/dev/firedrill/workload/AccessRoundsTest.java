package dev.firedrill.workload;

import static dev.firedrill.history.Fact.AccessProbed.FORGED;
import static dev.firedrill.history.Fact.AccessProbed.GARBAGE;
import static dev.firedrill.history.Fact.AccessProbed.REPLACED;
import static dev.firedrill.history.Fact.AccessProbed.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.SmallWorld;
import dev.firedrill.TinyAddon.Asked;
import dev.firedrill.TinyAddon.Told;
import dev.firedrill.connect.TokenReader;
import dev.firedrill.history.Fact.AccessProbed;
import dev.firedrill.history.Fact.Attempt;
import dev.firedrill.host.Instance;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessRoundsTest {

    private static final Told NOTES = Told.page("<h1>Notes</h1> All that you and your team wrote down this week");
    private static final Told NO_TOKEN = Told.page("<h1>Sorry</h1> That is no token");
    private static final Told NO_TENANT = Told.page("<h1>Sorry</h1> Nobody by that name has installed us yet");

    private final SmallWorld world = new SmallWorld();
    private final Instance acme = world.installed("acme");

    @AfterEach
    void close() {
        world.close();
    }

    private AccessRounds rounds(Door door) {
        var descriptor = world.addon.descriptor("installed");
        return new AccessRounds(new Visitor(descriptor, world.client, world.history.clock()), world.history, door, 0);
    }

    private AccessRounds page() {
        return rounds(new Door.Page(world.addon.descriptor("installed").pages().get(0)));
    }

    private static boolean signed(Asked asked, String secret) {
        return TokenReader.signedWith(asked.token(), secret);
    }

    /** Whoever shows acme's current secret gets the notes; others get this. */
    private void otherwise(Function<Asked, Told> refusal) {
        world.addon.answering(asked -> signed(asked, SmallWorld.secret(acme)) ? NOTES : refusal.apply(asked));
    }

    private AccessProbed roundWith(AccessRounds rounds, String credential, String secret) {
        return rounds.round(acme, Map.of(credential, secret));
    }

    @Test
    void a_page_that_checks_tokens_tells() {
        otherwise(asked -> Told.status(401));

        var round = roundWith(page(), REPLACED, "another secret, which is long enough to sign with");

        assertThat(round.tells()).isTrue();
        assertThat(round.attempts())
                .containsExactly(
                        new Attempt(GARBAGE, 401, false),
                        new Attempt(TRUE, 200, true),
                        new Attempt(REPLACED, 401, false));
    }

    @Test
    void a_round_is_recorded_for_its_tenant() {
        otherwise(asked -> Told.status(401));

        var round = page().round(acme, Map.of());

        var entry = world.history.entries().get(world.history.entries().size() - 1);
        assertThat(entry.fact()).isEqualTo(round);
        assertThat(entry.tenant()).isEqualTo("acme");
    }

    @Test
    void a_secret_that_still_opens_is_seen_to() {
        String replaced = SmallWorld.secret(acme);
        SmallWorld.rotate(acme);
        world.addon.answering(
                asked -> signed(asked, replaced) || signed(asked, SmallWorld.secret(acme)) ? NOTES : Told.status(401));

        assertThat(roundWith(page(), REPLACED, replaced).opened(REPLACED)).isTrue();
    }

    @Test
    void a_secret_that_alone_still_opens_is_seen_to() {
        String replaced = SmallWorld.secret(acme);
        SmallWorld.rotate(acme);
        world.addon.answering(asked -> signed(asked, replaced) ? NOTES : Told.status(401));

        var round = roundWith(page(), REPLACED, replaced);

        assertThat(round.tells()).isFalse();
        assertThat(round.opened(TRUE)).isFalse();
        assertThat(round.opened(REPLACED)).isTrue();
    }

    @Test
    void a_page_that_is_open_to_all_never_tells() {
        world.addon.answering(asked -> NOTES);

        var round = roundWith(page(), REPLACED, "another secret, which is long enough to sign with");

        assertThat(round.tells()).isFalse();
        assertThat(round.attempts()).noneMatch(Attempt::opened);
    }

    @Test
    void a_page_that_is_broken_for_all_never_tells() {
        world.addon.answering(asked -> Told.status(500));

        assertThat(page().round(acme, Map.of()).tells()).isFalse();
    }

    @Test
    void a_page_that_refuses_good_tokens_and_lets_garbage_in_never_tells() {
        world.addon.answering(asked -> signed(asked, SmallWorld.secret(acme)) ? Told.status(401) : NOTES);

        assertThat(page().round(acme, Map.of()).tells()).isFalse();
    }

    @Test
    void a_page_that_sends_strangers_to_a_login_tells() {
        otherwise(asked -> Told.redirect("/login?back=" + world.addon.asked().size()));

        var round = roundWith(page(), REPLACED, "another secret, which is long enough to sign with");

        assertThat(round.tells()).isTrue();
        assertThat(round.refused(REPLACED)).isTrue();
    }

    @Test
    void a_page_that_shows_strangers_an_error_with_200_tells() {
        otherwise(asked -> asked.token().contains(".") ? NO_TENANT : NO_TOKEN);

        var round = roundWith(page(), REPLACED, "another secret, which is long enough to sign with");

        assertThat(round.tells()).isTrue();
        assertThat(round.refused(REPLACED)).isTrue();
    }

    @Test
    void an_error_page_of_its_own_does_not_let_a_newcomers_forger_in() {
        otherwise(asked -> asked.token().contains(".") ? NO_TENANT : NO_TOKEN);
        var page = page();
        page.round(acme, Map.of());

        var round = page.round(world.tenant("new"), Map.of(FORGED, "a secret that a forger brought along with him"));

        assertThat(round.attempt(TRUE)).isEmpty();
        assertThat(round.refused(FORGED)).isTrue();
    }

    @Test
    void a_page_that_lets_a_newcomers_forger_in_is_seen_to() {
        String forged = "a secret that a forger brought along with him";
        world.addon.answering(
                asked -> signed(asked, forged) || signed(asked, SmallWorld.secret(acme)) ? NOTES : NO_TOKEN);
        var page = page();
        page.round(acme, Map.of());

        assertThat(page.round(world.tenant("new"), Map.of(FORGED, forged)).opened(FORGED))
                .isTrue();
    }

    @Test
    void a_static_shell_never_tells_and_its_backend_does() {
        world.addon.answering(asked -> asked.path().equals("/main")
                ? Told.page("<script src=app.js></script>")
                : signed(asked, SmallWorld.secret(acme)) ? Told.page("[]") : Told.status(403));

        assertThat(page().round(acme, Map.of()).tells()).isFalse();
        assertThat(rounds(new Door.Backend("/api/notes")).round(acme, Map.of()).tells())
                .isTrue();
    }

    @Test
    void every_visitor_comes_without_cookies() {
        world.addon.answering(asked -> new Told(200, Map.of("Set-Cookie", "session=1; Path=/"), "hello"));

        page().round(acme, Map.of());
        page().round(acme, Map.of());

        assertThat(world.addon.asked())
                .hasSize(4)
                .noneMatch(asked -> asked.headers().containsKey("Cookie"));
    }

    @Test
    void a_page_gets_its_token_in_the_url_and_a_backend_in_the_header() {
        page().round(acme, Map.of());
        rounds(new Door.Backend("/api/notes")).round(acme, Map.of());

        var page = world.addon.asked().get(1);
        var backend = world.addon.asked().get(3);
        assertThat(page.uri().getQuery()).contains("jwt=").contains("xdm_e=");
        assertThat(page.headers()).doesNotContainKey("Authorization");
        assertThat(backend.header("Authorization")).startsWith("JWT ");
        assertThat(signed(page, SmallWorld.secret(acme)) && signed(backend, SmallWorld.secret(acme)))
                .isTrue();
    }
}
