package dev.firedrill.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest extends AddonTest {

    @Test
    void an_uninstalled_site_is_kept_out() {
        assertThat(addon.uninstall(acme)).isEqualTo(204);

        assertThat(addon.open(acme, "/notes", "bob").statusCode()).isEqualTo(401);
        assertThat(addon.script(acme, "bob").get("/api/notes").statusCode()).isEqualTo(401);
    }

    @Test
    void an_uninstall_may_come_again_or_for_a_site_that_never_was() {
        addon.uninstall(acme);

        assertThat(addon.uninstall(acme)).isEqualTo(204);
        assertThat(addon.uninstall(globex)).isEqualTo(204);
    }

    @Test
    void a_site_that_returns_brings_a_new_secret_and_finds_its_notes() {
        addon.script(acme, "bob").body("{\"text\": \"kept\"}").post("/api/notes");
        String old = acme.secret();
        addon.uninstall(acme);
        acme.useSecret(newSecret());
        addon.install(acme);

        assertThat(addon.open(acme, "/notes", "bob").asString()).contains("kept");
        acme.useSecret(old);
        assertThat(addon.open(acme, "/notes", "bob").statusCode()).isEqualTo(401);
    }

    @Test
    void enabled_and_disabled_may_come_again() {
        assertThat(addon.announce(acme, "enabled")).isEqualTo(204);
        assertThat(addon.announce(acme, "enabled")).isEqualTo(204);
        assertThat(addon.announce(acme, "disabled")).isEqualTo(204);
        assertThat(addon.announce(acme, "disabled")).isEqualTo(204);
    }

    @Test
    void a_late_disabled_is_taken_when_signed_and_refused_when_not() {
        addon.uninstall(acme);

        assertThat(addon.announce(acme, "disabled")).isEqualTo(204);
        assertThat(addon.request()
                        .body(acme.payload("disabled"))
                        .post("/disabled")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void disabled_beside_uninstalled_ends_uninstalled_in_either_order(boolean disabledFirst) throws Exception {
        Callable<Integer> disabled = () -> addon.announce(acme, "disabled");
        Callable<Integer> uninstalled = () -> addon.uninstall(acme);
        List<Callable<Integer>> both = disabledFirst ? List.of(disabled, uninstalled) : List.of(uninstalled, disabled);

        for (int round = 0; round < 20; round++) {
            assertThat(AtOnce.all(both)).containsOnly(204);
            assertThat(addon.open(acme, "/notes", "bob").statusCode()).isEqualTo(401);
            assertThat(addon.install(acme)).isEqualTo(204);
            assertThat(addon.open(acme, "/notes", "bob").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_site_title_is_refreshed_in_the_background_with_the_current_secret() {
        addon.announce(acme, "enabled");
        await("a background call").until(() -> acme.calls.contains("GET /rest/api/3/serverInfo"));

        acme.close();
        await("the remembered title on the page while the host is away")
                .atMost(Duration.ofSeconds(10))
                .until(() -> addon.open(acme, "/notes", "bob").asString().contains("Acme"));
    }

    @Test
    void an_uninstalled_site_is_called_no_more() {
        await("a background call").until(() -> !acme.calls.isEmpty());
        addon.uninstall(acme);
        await("calls under way to end").pollDelay(Duration.ofMillis(400)).until(() -> true);
        acme.calls.clear();

        await("two periods").pollDelay(Duration.ofMillis(700)).until(acme.calls::isEmpty);
    }
}
