package dev.firedrill.connect;

import static dev.firedrill.connect.DescriptorProblem.Severity.ERROR;
import static dev.firedrill.connect.DescriptorProblem.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorLintTest {
    private static final String SOUND = """
            {
              "key": "notes",
              "name": "Notes",
              "baseUrl": "https://addon.example.com",
              "authentication": {"type": "jwt"},
              "lifecycle": {"installed": "/installed", "dare-migration": "/move"},
              "scopes": ["read"],
              "apiMigrations": {"signed-install": true, "context-qsh": true},
              "modules": {
                "generalPages": [{"key": "list", "url": "/list?p={project.key}"}],
                "webItems": [{"key": "help", "url": "https://help.example.com"}],
                "webhooks": [{"event": "jira:issue_created", "url": "/hook"}]
              }
            }
            """;

    @Test
    void a_sound_descriptor_has_no_problems() {
        assertThat(DescriptorLint.lint(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "key; null; /key; 'null'",
                "key; ' '; /key; needs a 'key'",
                "key; 'my addon'; /key; 'my addon'",
                "name; 7; /name; '7'",
                "baseUrl; ''; /baseUrl; ''",
                "baseUrl; 'not a url'; /baseUrl; 'not a url'",
                "baseUrl; '/relative'; /baseUrl; '/relative'",
                "baseUrl; 'https://a.example.com?x=1'; /baseUrl; without query",
                "baseUrl; 5; /baseUrl; '5'",
                "authentication; {}; /authentication/type; none",
                "authentication; {'type':'oauth'}; /authentication/type; 'oauth'",
                "lifecycle; 'installed'; /lifecycle; 'installed'",
                "lifecycle; {'installed':true}; /lifecycle/installed; 'true'",
                "lifecycle; {'installed':'https://a.example.com/i'}; /lifecycle/installed; must be relative",
                "lifecycle; {'installed':'installed'}; /lifecycle/installed; begin with a slash",
                "lifecycle; {'installed':'/a b'}; /lifecycle/installed; '/a b'",
                "scopes; 'READ'; /scopes; 'READ'",
                "scopes; ['READ',7]; /scopes/1; '7'",
                "scopes; ['ACT_AS_USER']; /scopes; add \"READ\"",
                "scopes; []; /scopes; require the READ scope",
                "enableLicensing; 'yes'; /enableLicensing; 'yes'",
                "apiVersion; 1.5; /apiVersion; '1.5'",
                "apiMigrations; {'signed-install':'on','context-qsh':true}; /apiMigrations/signed-install; 'on'",
                "modules; []; /modules; '[]'",
                "modules; {'generalPages':['x']}; /modules/generalPages/0; 'x'",
                "modules; {'generalPages':[{'url':'/p'}]}; /modules/generalPages/0/key; 'key'",
                "modules; {'adminPages':{'key':'k'}}; /modules/adminPages/url; 'url'",
                "modules; {'webPanels':[{'key':'k','url':'//x.example.com/'}]}; /modules/webPanels/0/url; be relative",
                "modules; {'x/y':[{'key':'k','url':'/a b'}]}; /modules/x~1y/0/url; percent-encode",
                "modules; {'webhooks':[{'url':'/h'}]}; /modules/webhooks/0/event; 'event'",
                "modules; {'webhooks':[{'event':'e'}]}; /modules/webhooks/0/url; 'url'",
                "modules; {'webhooks':{'event':'e','url':'http://x.example.com/'}}; /modules/webhooks/url; be relative"
            })
    void a_host_refuses_the_install(String field, String value, String pointer, String message) throws Exception {
        assertThat(lintWith(field, value)).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(ERROR);
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "baseUrl; 'https://a.example.com/'; /baseUrl; remove it",
                "baseUrl; 'http://a.example.com'; /baseUrl; only https",
                "authentication; {'type':'None'}; /authentication/type; Use 'jwt'",
                "lifecycle; {}; /lifecycle; 'installed'",
                "lifecycle; {'installed':'/i','upgraded':'/u'}; /lifecycle/upgraded; 'upgraded'",
                "scopes; ['READ','FLY']; /scopes/1; 'FLY'",
                "apiMigrations; {'signed-install':true}; /apiMigrations/context-qsh; 'context-qsh'",
                "apiMigrations; {'signed-install':false,'context-qsh':true}; /apiMigrations/signed-install; RS256",
                "modules; {'webPanels':[{'key':'k','url':'/p?a=1&lic=active'}]}; /modules/webPanels/0/url; 'lic'",
                "modules; {'webPanels':[{'key':'k','url':'/p'},{'key':'k','url':'/q'}]}; /modules/webPanels/1/key; 'k'"
            })
    void an_addon_installs_and_something_bites_later(String field, String value, String pointer, String message)
            throws Exception {
        assertThat(lintWith(field, value)).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(WARNING);
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.message()).contains(message);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "http://127.3.2.1", "http://[::1]:8080", "http://a.localhost"})
    void plain_http_on_one_machine_is_no_problem(String baseUrl) throws Exception {
        assertThat(lintWith("baseUrl", "'" + baseUrl + "'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WRITE", "delete", "PROJECT_ADMIN", "SPACE_ADMIN", "ADMIN"})
    void a_stronger_scope_implies_reading(String scope) throws Exception {
        assertThat(lintWith("scopes", "['" + scope + "']")).isEmpty();
    }

    @Test
    void a_key_of_sixty_five_characters_is_too_long() throws Exception {
        assertThat(lintWith("key", "'" + "k".repeat(64) + "'")).isEmpty();
        assertThat(lintWith("key", "'" + "k".repeat(65) + "'"))
                .extracting(DescriptorProblem::severity)
                .containsExactly(ERROR);
    }

    @Test
    void several_problems_are_found_at_once() {
        assertThat(DescriptorLint.lint("{}"))
                .extracting(DescriptorProblem::pointer)
                .containsExactly(
                        "/key",
                        "/baseUrl",
                        "/authentication/type",
                        "/apiMigrations/signed-install",
                        "/apiMigrations/context-qsh");
    }

    @Test
    void a_text_that_is_not_json_is_placed_and_quoted_up_to_eighty_characters() {
        assertThat(DescriptorLint.lint("{\"key\": \"a\",\n  oops" + "!".repeat(200)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("The descriptor is not JSON at line 2, column ")
                        .endsWith("oops" + "!".repeat(63) + "…\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "\"descriptor\""})
    void json_that_is_no_object_is_one_problem(String json) {
        assertThat(DescriptorLint.lint(json))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).startsWith("The descriptor is no JSON object: found \"" + json));
    }

    @Test
    void what_follows_the_descriptor_is_a_problem() {
        assertThat(DescriptorLint.lint(SOUND + "}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("The descriptor is not JSON"));
    }

    @Test
    void a_problem_reads_as_a_sentence() {
        assertThat(new DescriptorProblem(ERROR, "/key", "It is missing")).hasToString("ERROR at '/key': It is missing");
    }

    private static List<DescriptorProblem> lintWith(String field, String value) throws JsonProcessingException {
        ObjectNode descriptor = (ObjectNode) Json.read(SOUND);
        descriptor.set(field, Json.read(value.replace('\'', '"')));
        return DescriptorLint.lint(Json.write(descriptor));
    }
}
