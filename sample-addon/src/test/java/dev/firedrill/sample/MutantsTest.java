package dev.firedrill.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.firedrill.sample.mutants.Mutants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mutant has its defect, and installs and opens pages like the sound one as long as nothing touches it. */
class MutantsTest {

    @TempDir
    Path data;

    private KeyServer keys;
    private Site acme;
    private Site globex;

    @SuppressWarnings("NullAway.Init") // Each test starts the one it is about.
    private Addon addon;

    @BeforeEach
    void open() throws IOException {
        keys = new KeyServer();
        acme = new Site("Acme");
        globex = new Site("Globex");
    }

    @AfterEach
    void close() {
        addon.close();
        acme.close();
        globex.close();
        keys.close();
    }

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

    private void start(String mutant) throws IOException {
        addon = new Addon(keys, data, Mutants.parts(mutant));
    }

    private void installOn(String mutant) throws IOException {
        start(mutant);
        assertThat(addon.install(acme)).isEqualTo(204);
        assertThat(page()).isEqualTo(200);
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

    private int page() {
        return addon.open(acme, "/notes", "bob").statusCode();
    }

    private long userCallsOfPage(Site called) {
        page();
        return userCalls(called);
    }

    private static long userCalls(Site site) {
        return site.calls.stream().filter(call -> call.contains("/user?")).count();
    }
}
