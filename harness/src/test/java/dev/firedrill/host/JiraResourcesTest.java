package dev.firedrill.host;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.firedrill.AtOnce;
import dev.firedrill.history.Fact;
import io.restassured.http.Method;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JiraResourcesTest {

    @RegisterExtension
    final RunningHost running = new RunningHost();

    private Instance acme;

    @BeforeEach
    void open() {
        acme = running.jira("acme");
    }

    @Test
    void myself_is_the_account_of_the_add_on() {
        running.get(acme, "/rest/api/3/myself")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json;charset=UTF-8")
                .header("X-AREQUESTID", not(""))
                .body("accountType", equalTo("app"))
                .body("displayName", containsString(acme.canary()));
    }

    @Test
    void server_info_is_public_and_names_the_base_url() {
        given().get(acme.baseUrl() + "/rest/api/2/serverInfo")
                .then()
                .statusCode(200)
                .body("baseUrl", equalTo(acme.baseUrl().toString()))
                .body("deploymentType", equalTo("Cloud"))
                .body("serverTitle", containsString(acme.canary()));
        assertThat(running.lastCallFact().caller().valid()).isTrue();
        assertThat(running.lastCallFact().current()).isTrue();
    }

    @Test
    void a_user_is_found_by_account_id() {
        running.get(acme, "/rest/api/3/user?accountId=" + acme.member().accountId())
                .then()
                .statusCode(200)
                .body("displayName", equalTo(acme.member().displayName()));
    }

    @Test
    void an_unknown_user_is_not_found() {
        running.get(acme, "/rest/api/3/user?accountId=nobody")
                .then()
                .statusCode(404)
                .body("errorMessages", hasSize(1));
        running.get(acme, "/rest/api/3/user").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACME-1", "acme-1", "10001"})
    void an_issue_is_found_by_key_or_id(String idOrKey) {
        running.get(acme, "/rest/api/3/issue/" + idOrKey)
                .then()
                .statusCode(200)
                .body("key", equalTo("ACME-1"))
                .body("fields.summary", containsString(acme.canary()))
                .body("fields.description.type", equalTo("doc"));
    }

    @Test
    void only_the_fields_asked_for_are_shown() {
        running.get(acme, "/rest/api/2/issue/ACME-2?fields=summary,status")
                .then()
                .body("fields.size()", equalTo(2))
                .body("fields", hasKey("summary"));
        running.get(acme, "/rest/api/2/issue/ACME-2?fields=*all,-summary")
                .then()
                .body("fields", not(hasKey("summary")))
                .body("fields.description", containsString(acme.canary()));
    }

    @Test
    void an_unknown_issue_is_not_found() {
        running.get(acme, "/rest/api/3/issue/ACME-99")
                .then()
                .statusCode(404)
                .body("errorMessages", hasItem("Issue does not exist or you do not have permission to see it."))
                .body("errors.size()", equalTo(0));
        assertThat(running.lastCallFact().unmatched()).isFalse();
    }

    @Test
    void a_search_has_pages_until_the_last() {
        String first = "/rest/api/3/search/jql?jql=project%20%3D%20ACME&maxResults=2&fields=summary";
        String next = running.get(acme, first)
                .then()
                .statusCode(200)
                .body("issues", hasSize(2))
                .body("isLast", equalTo(false))
                .extract()
                .path("nextPageToken");

        running.get(acme, first + "&nextPageToken=" + next)
                .then()
                .body("issues", hasSize(1))
                .body("issues[0].fields.summary", containsString(acme.canary()))
                .body("isLast", equalTo(true))
                .body("$", not(hasKey("nextPageToken")));
    }

    @Test
    void a_search_by_post_understands_the_body() {
        running.call(
                        acme,
                        Method.POST,
                        "/rest/api/3/search/jql",
                        "{\"jql\":\"issue = ACME-3 order by created\",\"fields\":[\"summary\"],\"maxResults\":10}")
                .then()
                .statusCode(200)
                .body("issues.key", equalTo(java.util.List.of("ACME-3")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxResults=1",
                "jql=",
                "jql=order%20by%20created",
                "jql=project=NOPE",
                "jql=project=ACME&nextPageToken=x"
            })
    void a_search_that_cannot_be_answered_is_a_bad_request(String query) {
        running.get(acme, "/rest/api/3/search/jql?" + query)
                .then()
                .statusCode(400)
                .body("errorMessages", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rest/api/2/search?jql=project=ACME", "/rest/api/3/search"})
    void the_old_search_is_gone(String target) {
        running.get(acme, target).then().statusCode(410);
        running.call(acme, Method.POST, target, "{}").then().statusCode(410);
    }

    @Test
    void permissions_are_those_of_the_user_on_what_exists() {
        String asked = """
                {"accountId":"%s","globalPermissions":["ADMINISTER"],
                 "projectPermissions":[{"permissions":["EDIT_ISSUES"],"issues":[10001,77],"projects":[10000,5]}]}""";

        running.call(
                        acme,
                        Method.POST,
                        "/rest/api/3/permissions/check",
                        asked.formatted(acme.member().accountId()))
                .then()
                .statusCode(200)
                .body("globalPermissions", hasSize(0))
                .body("projectPermissions[0].permission", equalTo("EDIT_ISSUES"))
                .body("projectPermissions[0].issues", equalTo(java.util.List.of(10001)))
                .body("projectPermissions[0].projects", equalTo(java.util.List.of(10000)));
        running.call(
                        acme,
                        Method.POST,
                        "/rest/api/3/permissions/check",
                        asked.formatted(acme.admin().accountId()))
                .then()
                .body("globalPermissions", hasItem("ADMINISTER"));
    }

    @Test
    void nobody_has_permissions_who_does_not_exist() {
        running.call(
                        acme,
                        Method.POST,
                        "/rest/api/3/permissions/check",
                        "{\"accountId\":\"nobody\",\"globalPermissions\":[\"ADMINISTER\"]}")
                .then()
                .statusCode(200)
                .body("globalPermissions", hasSize(0));
        running.call(acme, Method.POST, "/rest/api/3/permissions/check", "nonsense")
                .then()
                .statusCode(400);
    }

    @Test
    void a_project_is_found_by_key() {
        running.get(acme, "/rest/api/3/project/ACME")
                .then()
                .statusCode(200)
                .body("name", containsString(acme.canary()));
        running.get(acme, "/rest/api/3/project/NOPE").then().statusCode(404);
    }

    @Test
    void a_resource_of_the_other_product_does_not_exist() {
        running.get(acme, "/wiki/rest/api/space/ACME").then().statusCode(404);
        assertThat(running.lastCallFact().unmatched()).isTrue();
    }

    @Test
    void content_of_another_instance_is_never_shown() {
        Instance globex = running.jira("globex");

        String answer = running.get(acme, "/rest/api/3/issue/ACME-1").asString();

        assertThat(answer).contains(acme.canary()).doesNotContain(globex.canary());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rest/api/2", "/rest/api/3"})
    void an_issue_that_was_created_is_found_like_any_other(String api) {
        Instance.CreatedIssue created = acme.createIssue("Fresh");

        assertThat(created).isEqualTo(new Instance.CreatedIssue("10101", "ACME-101"));
        running.get(acme, api + "/issue/ACME-101").then().statusCode(200).body("fields.summary", equalTo("Fresh"));
        running.get(acme, api + "/issue/10101").then().statusCode(200).body("key", equalTo("ACME-101"));
        running.get(acme, api + "/search/jql?jql=project=ACME&fields=summary")
                .then()
                .body("issues", hasSize(4))
                .body("issues[3].fields.summary", equalTo("Fresh"));
        running.get(acme, api + "/search/jql?jql=key=ACME-101&fields=summary")
                .then()
                .body("issues", hasSize(1));
    }

    @Test
    void issues_that_are_created_at_once_differ() {
        var keys = AtOnce.all(200, n -> acme.createIssue("Issue " + n).key());

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(running.jira("globex").createIssue("Other").key()).isEqualTo("ACME-101");
    }

    @Test
    void a_wiki_has_no_issues() {
        Instance wiki = running.confluence("wiki");

        assertThatIllegalStateException()
                .isThrownBy(() -> wiki.createIssue("Fresh"))
                .withMessageContaining("confluence");
    }

    private static String document(String text) {
        return """
                {"body":{"type":"doc","version":1,
                 "content":[{"type":"paragraph","content":[{"type":"text","text":"%s"}]}]}}""".formatted(text);
    }

    @Test
    void a_comment_is_written_and_read() {
        String comments = "/rest/api/3/issue/ACME-1/comment";

        String id = running.call(acme, Method.POST, comments, document("Hello"))
                .then()
                .statusCode(201)
                .body("author.accountType", equalTo("app"))
                .body("body.content[0].content[0].text", equalTo("Hello"))
                .extract()
                .path("id");

        running.get(acme, comments)
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("comments.id", equalTo(java.util.List.of(id)))
                .body("comments[0].body.type", equalTo("doc"));
        running.get(acme, "/rest/api/2/issue/10001/comment").then().body("comments[0].body", equalTo("Hello"));
        assertThat(acme.comments("ACME-1")).containsExactly("Hello");
        assertThat(acme.comments("ACME-2")).isEmpty();
    }

    @Test
    void a_comment_in_plain_text_is_a_document_to_those_who_want_one() {
        running.call(acme, Method.POST, "/rest/api/2/issue/ACME-1/comment", "{\"body\":\"Hello\"}")
                .then()
                .statusCode(201)
                .body("body", equalTo("Hello"));

        running.get(acme, "/rest/api/3/issue/ACME-1/comment")
                .then()
                .body("comments[0].body.content[0].content[0].text", equalTo("Hello"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/rest/api/3/issue/ACME-1/comment {\"body\":\"plain\"} 400",
                "/rest/api/3/issue/ACME-1/comment {} 400",
                "/rest/api/2/issue/ACME-1/comment {\"body\":{}} 400",
                "/rest/api/2/issue/ACME-1/comment nonsense 400",
                "/rest/api/2/issue/ACME-99/comment {\"body\":\"text\"} 404"
            })
    void a_comment_that_makes_no_sense_is_refused(String target, String body, int status) {
        running.call(acme, Method.POST, target, body).then().statusCode(status).body("errorMessages", hasSize(1));

        assertThat(acme.comments("ACME-1")).isEmpty();
    }

    @Test
    void an_upgrade_shows_in_the_server_information() {
        running.get(acme, "/rest/api/3/serverInfo")
                .then()
                .body("buildNumber", equalTo(100260))
                .body("version", equalTo("1001.0.0-SNAPSHOT"));

        acme.upgradeTo(100262);

        assertThat(acme.serverVersion()).isEqualTo("100262");
        running.get(acme, "/rest/api/3/serverInfo")
                .then()
                .body("buildNumber", equalTo(100262))
                .body("version", equalTo("1001.0.2-SNAPSHOT"))
                .body("versionNumbers", equalTo(java.util.List.of(1001, 0, 2)));
        assertThat(running.facts(Fact.TenantChanged.class))
                .containsExactly(new Fact.TenantChanged("upgraded", "100262"));
    }

    @Test
    void nothing_is_upgraded_to_what_is_older_than_everything() {
        assertThatIllegalArgumentException().isThrownBy(() -> acme.upgradeTo(1));
        assertThat(acme.serverVersion()).isEqualTo("100260");
    }
}
