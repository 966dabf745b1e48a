package dev.firedrill.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mutant has its defect, and installs and opens pages like the sound one as long as nothing touches it. */
@Execution(ExecutionMode.CONCURRENT)
class MutantsTest extends MutantTest {

    private static final String CREATED = """
            {"webhookEvent": "jira:issue_created", "issue": {"key": "HOUSE-1"}}
            """;

    @Test
    void acks_without_storing() throws IOException {
        start("acks-without-storing");

        assertThat(addon.install(acme)).isEqualTo(204);
        assertThat(page()).isEqualTo(401);
    }

    @Test
    void initialises_too_late() throws IOException {
        start("initialises-too-late");

        assertThat(addon.install(acme)).isEqualTo(204);
        assertThat(page()).isEqualTo(401);
    }

    @Test
    void refuses_known_tenant() throws IOException {
        installOn("refuses-known-tenant");

        assertThat(addon.install(acme)).isEqualTo(409);
    }

    @Test
    void duplicate_tenant_rows_work_as_long_as_installs_come_one_by_one() throws IOException {
        installOn("duplicate-tenant-rows");

        String old = rotate();

        assertThat(page()).isEqualTo(200);
        acme.useSecret(old);
        assertThat(page()).isEqualTo(401);
    }

    @Test
    void duplicate_tenant_rows_of_concurrent_installs_keep_the_old_secret() throws Exception {
        installOn("duplicate-tenant-rows");
        assertThat(addon.installAtOnce(acme)).containsOnly(204);

        String old = rotate();

        assertThat(page()).isEqualTo(401);
        acme.useSecret(old);
        assertThat(page()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unguarded-insert-first-read", "unguarded-insert-latest-read"})
    void unguarded_inserts_show_a_former_secret_when_the_tenant_has_gone(String variant) throws Exception {
        start(variant);

        // Whether installs meet in those few milliseconds is chance.
        boolean shown = false;
        for (int site = 0; site < 20 && !shown; site++) {
            shown = opensByItsFormerSecretWhenGone();
        }

        assertThat(shown).isTrue();
    }

    private boolean opensByItsFormerSecretWhenGone() throws Exception {
        acme.close();
        acme = new Site("Acme");
        assertThat(addon.installAtOnce(acme)).containsOnly(204);
        String old = rotate();
        String current = acme.secret();
        assertThat(page()).isEqualTo(200);
        acme.useSecret(old);
        assertThat(page()).isEqualTo(401);
        acme.useSecret(current);
        assertThat(addon.uninstall(acme)).isEqualTo(204);
        acme.useSecret(old);
        return page() == 200;
    }

    @Test
    void loses_overlapping_installs() throws Exception {
        start("loses-overlapping-installs");
        assertThat(addon.install(acme)).isEqualTo(204);
        assertThat(addon.install(globex)).isEqualTo(204);
        assertThat(page()).isEqualTo(200);

        // Whether installs meet in those few milliseconds is chance.
        boolean lost = false;
        for (int round = 0; round < 20 && !lost; round++) {
            assertThat(addon.uninstall(acme)).isEqualTo(204);
            assertThat(addon.uninstall(globex)).isEqualTo(204);
            assertThat(AtOnce.all(List.of(() -> addon.install(acme), () -> addon.install(globex))))
                    .containsOnly(204);
            int other = addon.open(globex, "/notes", "bob").statusCode();
            lost = page() == 401 || other == 401;
        }

        assertThat(lost).isTrue();
    }

    @Test
    void keeps_first_base_url() throws IOException {
        installOn("keeps-first-base-url");

        addon.installAt(globex.url(), acme);

        assertThat(userCallsOfPage(acme)).isEqualTo(2);
    }

    @Test
    void one_endpoint_caches_base_url() throws IOException {
        installOn("one-endpoint-caches-base-url");

        addon.installAt(globex.url(), acme);

        assertThat(userCallsOfPage(acme)).isEqualTo(2);
        addon.open(acme, "/issue-panel", "issueKey=HOUSE-1&lic=active", "bob");
        assertThat(globex.calls).contains("GET /rest/api/3/issue/HOUSE-1?fields=summary");
    }

    @Test
    void finds_tenant_by_url() throws IOException {
        installOn("finds-tenant-by-url");
        try (Site third = new Site("Third")) {
            addon.install(globex);
            addon.installAt(third.url(), acme);
            addon.installAt(acme.url(), globex);

            assertThat(addon.open(globex, "/notes", "bob").asString()).contains("Third");
        }
    }

    @Test
    void response_cache_keyed_by_url() throws IOException {
        installOn("response-cache-keyed-by-url");
        addon.installAt(acme.url(), globex);

        addon.open(globex, "/notes", "bob");

        assertThat(userCalls(acme)).isEqualTo(1);
    }

    @Test
    void ignores_new_secret() throws IOException {
        installOn("ignores-new-secret");

        String old = rotate();

        assertThat(page()).isEqualTo(401);
        acme.useSecret(old);
        assertThat(page()).isEqualTo(200);
    }

    @Test
    void accepts_old_secret_forever() throws IOException {
        installOn("accepts-old-secret-forever");

        String old = rotate();

        assertThat(page()).isEqualTo(200);
        acme.useSecret(old);
        assertThat(page()).isEqualTo(200);
    }

    @Test
    void trusts_any_install() throws IOException {
        installOn("trusts-any-install");

        assertThat(forged("a.b.c")).isEqualTo(204);
    }

    @Test
    void accepts_any_audience() throws IOException {
        installOn("accepts-any-audience");
        JWTClaimsSet claims = addon.installClaims(acme, "installed")
                .audience("https://other.example")
                .build();

        assertThat(forged(Tokens.rs256(claims, KeyServer.privateKey(), KeyServer.KEY_ID)))
                .isEqualTo(204);
        assertThat(forged("a.b.c")).isEqualTo(401);
    }

    @Test
    void confuses_algorithms() throws IOException {
        installOn("confuses-algorithms");
        JWTClaimsSet claims = addon.installClaims(acme, "installed").build();

        assertThat(forged(Tokens.hs256(claims, KeyServer.pem()))).isEqualTo(204);
        assertThat(forged(Tokens.hs256(claims, Site.newSecret()))).isEqualTo(401);
    }

    @Test
    void tombstone_refuses_reinstall() throws IOException {
        installOn("tombstone-refuses-reinstall");
        addon.uninstall(acme);

        assertThat(addon.install(acme)).isEqualTo(409);
    }

    @Test
    void reinstall_revives_old_secret() throws IOException {
        installOn("reinstall-revives-old-secret");
        addon.uninstall(acme);

        String old = rotate();

        assertThat(page()).isEqualTo(401);
        acme.useSecret(old);
        assertThat(page()).isEqualTo(200);
    }

    @Test
    void no_webhooks_no_admin_page() throws IOException {
        installOn("no-webhooks-no-admin-page");

        Map<String, Object> modules =
                addon.request().get("/atlassian-connect.json").jsonPath().getMap("modules");
        assertThat(modules).containsOnlyKeys("generalPages", "webPanels");
    }

    @Test
    void slow_starter_is_slow_but_sound() throws IOException {
        installOn("slow-starter");
        addon.uninstall(acme);

        String old = rotate();

        assertThat(page()).isEqualTo(200);
        acme.useSecret(old);
        assertThat(page()).isEqualTo(401);
    }

    @Test
    void hangs_with_key_server() throws IOException {
        start("hangs-with-key-server");
        keys.answerAfter(Duration.ofMinutes(10));

        assertThat(isKeptWaiting(() -> addon.install(acme))).isTrue();
    }

    @Test
    void remembers_key_trouble() throws IOException {
        installOn("remembers-key-trouble");
        keys.answerWith(500);
        addon.install(acme);
        keys.answerWith(200);

        assertThat(addon.install(acme)).isEqualTo(503);
        assertThat(addon.install(globex)).isEqualTo(204);
    }

    @Test
    void fails_on_unknown_tenant() throws IOException {
        installOn("fails-on-unknown-tenant");
        assertThat(addon.announce(acme, "disabled")).isEqualTo(204);
        addon.uninstall(acme);

        assertThat(addon.announce(acme, "disabled")).isEqualTo(500);
        assertThat(addon.callback("disabled", "", acme.payload("disabled"))).isEqualTo(500);
    }

    @Test
    void disabled_revives_tenant() throws Exception {
        installOn("disabled-revives-tenant");

        AtOnce.all(List.of(() -> addon.announce(acme, "disabled"), () -> addon.uninstall(acme)));

        assertThat(Stream.generate(this::page).limit(40)).contains(200, 401);
        addon.install(acme);
        assertThat(Stream.generate(this::page).limit(40)).containsOnly(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls-after-uninstall", "stops-after-a-minute"})
    void background_calls_outlive_the_installation(String mutant) throws IOException {
        installOn(mutant);
        acme.calls.clear();
        await("calls while installed").until(() -> acme.calls.size() > 1);
        addon.announce(acme, "disabled");
        addon.uninstall(acme);
        acme.calls.clear();

        await("calls").until(() -> acme.calls.size() > 3);
    }

    @Test
    void shares_notes_between_tenants() throws IOException {
        installOn("shares-notes-between-tenants");
        addon.install(globex);
        addNote(acme, "ada", "canary");

        assertThat(addon.open(globex, "/notes", "bob").asString()).contains("canary");
    }

    @Test
    void keys_users_by_account_id() throws IOException {
        installOn("keys-users-by-account-id");
        addon.install(globex);
        addNote(acme, "bob", "canary");

        assertThat(addon.script(globex, "bob").get("/api/notes").asString()).contains("canary");
        assertThat(addon.script(globex, "ada").get("/api/notes").asString()).doesNotContain("canary");
        assertThat(addon.open(globex, "/notes", "bob").asString()).doesNotContain("canary");
    }

    @Test
    void caches_content_without_tenant() throws IOException {
        installOn("caches-content-without-tenant");
        addon.install(globex);
        addon.open(acme, "/issue-panel", "issueKey=HOUSE-1&lic=active", "bob");

        assertThat(addon.open(globex, "/issue-panel", "issueKey=HOUSE-1&lic=active", "bob")
                        .asString())
                .contains("The roof leaks");
        assertThat(globex.calls).noneMatch(call -> call.contains("/issue/"));
    }

    @Test
    void fails_without_licence() throws IOException {
        installOn("fails-without-licence");

        assertThat(unlicensed().statusCode()).isEqualTo(500);
    }

    @Test
    void ignores_licence() throws IOException {
        installOn("ignores-licence");

        assertThat(unlicensed().asString()).contains("<form");
    }

    @Test
    void licence_until_restart() throws IOException {
        installOn("licence-until-restart");
        assertThat(unlicensed().asString()).contains("<form");

        addon.restart();

        assertThat(unlicensed().asString()).doesNotContain("<form");
        assertThat(addon.open(acme, "/notes", "bob").asString()).doesNotContain("<form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"caches-licence-for-an-hour", "caches-licence-five-minutes"})
    void a_licence_is_asked_for_and_believed_for_a_while(String mutant) throws IOException {
        acme.loseLicence();
        start(mutant);
        addon.install(acme);
        addon.install(globex);
        assertThat(addon.open(acme, "/notes", "bob").asString()).doesNotContain("<form");
        assertThat(addon.open(globex, "/notes", "lic=none", "bob").asString()).contains("<form");

        globex.loseLicence();

        assertThat(addon.open(globex, "/notes", "lic=none", "bob").asString()).contains("<form");
    }

    @Test
    void records_every_delivery() throws IOException {
        installOn("records-every-delivery");

        assertThat(activityOfResentWebhook()).isEqualTo(2);
    }

    @Test
    void remembers_deliveries_briefly() throws IOException {
        installOn("remembers-deliveries-briefly");

        assertThat(activityOfResentWebhook()).isEqualTo(2);
    }

    @Test
    void queues_work_but_loses_none_and_does_none_twice() throws IOException {
        installOn("queues-work");
        addon.webhook(acme, "event-1", CREATED);
        addon.webhook(acme, "event-1", CREATED);
        assertThat(activity()).isZero();

        addon.restart();
        addon.webhook(acme, "event-2", CREATED);

        await("both events").until(() -> activity() == 2);
    }

    @Test
    void queues_work_and_shows_what_a_host_said_last() throws IOException {
        installOn("queues-work");
        acme.suffer(Site.Trouble.UNAVAILABLE);

        assertThat(addon.open(acme, "/notes", "bob").asString()).contains("Hello Bob");
        assertThat(addon.open(acme, "/notes", "ada").asString()).contains("The host is not answering");
    }

    private Response unlicensed() {
        return addon.open(acme, "/notes", "lic=none", "bob");
    }

    private void addNote(Site site, String user, String text) {
        String body = "{\"text\": \"%s\"}".formatted(text);
        assertThat(addon.script(site, user).body(body).post("/api/notes").statusCode())
                .isEqualTo(201);
    }

    private int activityOfResentWebhook() {
        addon.webhook(acme, "event-1", CREATED);
        addon.webhook(acme, "event-1", CREATED);
        return activity();
    }

    private int activity() {
        return addon.script(acme, "bob")
                .get("/api/activity")
                .jsonPath()
                .getList("identifier")
                .size();
    }

    /** The former secret. */
    private String rotate() {
        String old = acme.secret();
        acme.useSecret(Site.newSecret());
        assertThat(addon.install(acme)).isEqualTo(204);
        return old;
    }

    private int forged(String token) {
        return addon.callback("installed", token, acme.payload("installed"));
    }

    private long userCallsOfPage(Site called) {
        page();
        return userCalls(called);
    }

    private static long userCalls(Site site) {
        return site.calls.stream().filter(call -> call.contains("/user?")).count();
    }
}
