package dev.firedrill.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageRequestTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SECRET = "s".repeat(64);
    private static final PageParameters JIRA =
            new PageParameters(URI.create("http://127.0.0.1:8080"), Product.JIRA, "list", true);

    @Test
    void a_page_is_told_everything_in_its_query() throws Exception {
        assertThat(PageRequest.unsigned(addon(true), "/list", JIRA))
                .hasToString("http://localhost:3000/base/list?xdm_e=http%3A%2F%2F127.0.0.1%3A8080"
                        + "&xdm_c=channel-list&cp=&lic=active&cv=1.1.100");
    }

    @Test
    void a_page_in_confluence_is_told_the_origin_and_the_context_path() throws Exception {
        PageParameters confluence =
                new PageParameters(URI.create("https://acme.example.com/wiki"), Product.CONFLUENCE, "list", true);

        assertThat(PageRequest.unsigned(addon(true), "/list", confluence).getRawQuery())
                .contains("xdm_e=https%3A%2F%2Facme.example.com&")
                .contains("cp=%2Fwiki&");
    }

    @Test
    void parameters_follow_those_of_the_module() throws Exception {
        assertThat(PageRequest.unsigned(addon(true), "/list?project=ABC", JIRA).getRawQuery())
                .startsWith("project=ABC&xdm_e=");
    }

    @Test
    void a_fragment_does_not_swallow_the_parameters() throws Exception {
        URI url = PageRequest.unsigned(addon(true), "/#!/list", JIRA);

        assertThat(url.getRawFragment()).isNull();
        assertThat(url).asString().startsWith("http://localhost:3000/base/?xdm_e=");
    }

    @Test
    void a_tenant_without_a_licence_is_told_so() throws Exception {
        PageParameters unlicensed = new PageParameters(JIRA.hostBaseUrl(), Product.JIRA, "list", false);

        assertThat(PageRequest.unsigned(addon(true), "/list", unlicensed).getRawQuery())
                .contains("&lic=none&");
    }

    @Test
    void an_addon_that_is_not_sold_has_no_licence() throws Exception {
        assertThat(PageRequest.unsigned(addon(false), "/list", JIRA).getRawQuery())
                .contains("&lic=none&");
    }

    @Test
    void hosts_of_today_tell_nothing_about_the_user() throws Exception {
        assertThat(PageRequest.unsigned(addon(true), "/list", JIRA).getRawQuery())
                .doesNotContain("user_", "tz=", "loc=");
    }

    @Test
    void older_hosts_tell_user_time_zone_and_locale() throws Exception {
        UserIdentity ada = new UserIdentity("acc:ada", "ada-key", "Ada", "ada@example.com");
        PageParameters old = JIRA.withLegacy(new PageParameters.Legacy(ada, "Australia/Sydney", "en-AU"));

        assertThat(PageRequest.unsigned(addon(true), "/list", old).getRawQuery())
                .startsWith("tz=Australia%2FSydney&loc=en-AU&user_id=acc%3Aada&user_key=ada-key&xdm_e=");
    }

    @Test
    void the_token_comes_last_and_holds_for_everything_before_it() throws Exception {
        Descriptor addon = addon(true);
        URI url = PageRequest.signed(addon, "/list?q=a+b&q=a", JIRA, PageRequestTest::token);
        String token = url.getRawQuery().substring(url.getRawQuery().indexOf("&jwt=") + "&jwt=".length());

        assertThat(TokenReader.read(token, SECRET, Qsh.of("GET", url, addon.basePath()), NOW))
                .isInstanceOf(TokenReading.Valid.class);
        assertThat(url.toString()).startsWith(PageRequest.unsigned(addon, "/list?q=a+b&q=a", JIRA) + "&jwt=");
    }

    @Test
    void the_signer_is_given_the_hash_without_the_base_path() throws Exception {
        List<String> hashes = new ArrayList<>();
        PageRequest.signed(addon(true), "/list", JIRA, qsh -> {
            hashes.add(qsh);
            return "token";
        });
        String query = PageRequest.unsigned(addon(true), "/list", JIRA).getRawQuery();

        assertThat(hashes).containsExactly(Qsh.of("GET", "/list?" + query, ""));
    }

    private static String token(String qsh) {
        return TokenSigner.hs256(
                Claims.issuedBy("tenant-1", NOW, Duration.ofMinutes(3)).withQsh(qsh), SECRET);
    }

    private static Descriptor addon(boolean sold) throws InvalidDescriptorException {
        return Descriptor.parse("""
                {"key": "notes", "baseUrl": "http://localhost:3000/base", "authentication": {"type": "jwt"},
                 "enableLicensing": %s}
                """.formatted(sold));
    }
}
