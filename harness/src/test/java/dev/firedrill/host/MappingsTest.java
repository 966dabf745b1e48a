package dev.firedrill.host;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingsTest {

    @RegisterExtension
    final RunningHost running = new RunningHost();

    @TempDir
    Path folder;

    private void mapping(String name, String json) throws IOException {
        Files.writeString(folder.resolve(name), json);
    }

    private Instance acme() {
        running.withMappings(folder);
        return running.jira("acme");
    }

    @Test
    void a_mapping_adds_a_resource_that_knows_its_instance() throws IOException {
        mapping("boards.json", """
                {"request":{"method":"GET","urlPath":"/rest/agile/1.0/board"},
                 "response":{"status":200,"jsonBody":{"name":"{{firedrill.canary}}","base":"{{firedrill.baseUrl}}",
                   "tenant":"{{firedrill.tenant}}","me":"{{firedrill.memberAccountId}}"}}}""");
        Instance acme = acme();

        running.get(acme, "/rest/agile/1.0/board?x=1")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("name", equalTo(acme.canary()))
                .body("base", equalTo(acme.baseUrl().toString()))
                .body("tenant", equalTo("acme"))
                .body("me", equalTo(acme.member().accountId()));
        assertThat(running.lastCallFact().unmatched()).isFalse();
        assertThat(running.host().unmatched()).isEmpty();
    }

    @Test
    void a_mapping_goes_before_the_hosts_own_resource() throws IOException {
        mapping("many.json", """
                {"mappings":[{"priority":900,"request":{"method":"GET","urlPath":"/rest/api/3/myself"},
                 "response":{"status":203}}]}""");

        running.get(acme(), "/rest/api/3/myself").then().statusCode(203);
    }

    @Test
    void a_mapping_is_behind_the_same_door() throws IOException {
        mapping("any.json", "{\"request\":{\"urlPath\":\"/x\"},\"response\":{\"status\":200}}");
        Instance acme = acme();

        running.getWithToken(acme, "/x", "nonsense").then().statusCode(400);
    }

    @Test
    void a_mapping_may_look_at_query_form_and_cookies() throws IOException {
        mapping("strict.json", """
                {"request":{"method":"POST","urlPath":"/x","queryParameters":{"q":{"equalTo":"1"}},
                  "formParameters":{"f":{"equalTo":"a b"}},"cookies":{"c":{"equalTo":"2"}}},
                 "response":{"status":203}}""");
        Instance acme = acme();

        assertThat(post(acme, "/x?q=1", "f=a+b", "c=2")).isEqualTo(203);
        assertThat(post(acme, "/x", "f=a+b", "c=2")).isEqualTo(404);
        assertThat(post(acme, "/x?q=1", "g=a+b", "c=2")).isEqualTo(404);
        assertThat(post(acme, "/x?q=1", "f=a+b", "d=2")).isEqualTo(404);
    }

    private int post(Instance instance, String target, String form, String cookie) {
        return given().header("Authorization", "JWT " + running.token(instance, "POST", target))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie)
                .body(form)
                .post(instance.baseUrl() + target)
                .statusCode();
    }

    @Test
    void a_body_may_be_a_file_beside_the_mappings() throws IOException {
        Files.createDirectory(folder.resolve("__files"));
        mapping("__files/body.txt", "from a file");
        mapping("file.json", "{\"request\":{\"urlPath\":\"/x\"},\"response\":{\"bodyFileName\":\"body.txt\"}}");

        assertThat(running.get(acme(), "/x").asString()).isEqualTo("from a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"fixedDelayMilliseconds\":100",
                "\"delayDistribution\":{\"type\":\"uniform\",\"lower\":1,\"upper\":2}",
                "\"chunkedDribbleDelay\":{\"numberOfChunks\":5,\"totalDuration\":1000}",
                "\"fault\":\"EMPTY_RESPONSE\"",
                "\"proxyBaseUrl\":\"http://example.com\""
            })
    void a_mapping_that_disturbs_or_leaves_is_refused(String field) throws IOException {
        mapping("bad.json", "{\"request\":{\"urlPath\":\"/x\"},\"response\":{" + field + "}}");

        assertThatThrownBy(() -> running.withMappings(folder))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("bad.json")
                .hasMessageContaining(field.substring(1, field.indexOf('"', 1)))
                .hasMessageMatching(".*(host's own disturbances|leave this machine).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"mappings\":[7]}",
                "{\"request\":{}}",
                "{\"request\":{\"urlPath\":\"/x\"},\"response\":{\"statuss\":200}}"
            })
    void a_file_that_is_no_mapping_is_refused(String json) throws IOException {
        mapping("broken.json", json);

        assertThatThrownBy(() -> running.withMappings(folder))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("broken.json");
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> running.withMappings(folder.resolve("missing")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("missing");
    }
}
