package dev.firedrill.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookBodiesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");
    private static final UserIdentity ADA = new UserIdentity("acc:ada", "ada-key", "Ada", "ada@example.com");
    private static final WebhookSubject ISSUE = WebhookSubject.issue("10001", "ABC-D-7", "Broken");
    private static final WebhookSubject PAGE = WebhookSubject.page("20001", "ENG", "Plan");

    @Test
    void a_created_issue_is_shown_with_its_user() throws Exception {
        JsonNode body = jira("jira:issue_created");

        assertThat(body.path("timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(body.path("webhookEvent").asText()).isEqualTo("jira:issue_created");
        assertThat(body.path("issue_event_type_name").asText()).isEqualTo("issue_created");
        assertThat(body.path("user").path("accountId").asText()).isEqualTo("acc:ada");
        assertThat(body.path("issue").path("key").asText()).isEqualTo("ABC-D-7");
        assertThat(body.has("changelog")).isFalse();
    }

    @Test
    void an_issue_is_shown_with_summary_project_and_time() throws Exception {
        JsonNode fields = jira("jira:issue_created").path("issue").path("fields");

        assertThat(fields.path("summary").asText()).isEqualTo("Broken");
        assertThat(fields.path("project").path("key").asText()).isEqualTo("ABC-D");
        assertThat(fields.path("created").asText()).isEqualTo("2026-03-01T12:00:00.250+0000");
    }

    @Test
    void an_updated_issue_comes_with_what_changed() throws Exception {
        JsonNode change =
                jira("jira:issue_updated").path("changelog").path("items").path(0);

        assertThat(change.path("field").asText()).isEqualTo("summary");
        assertThat(change.path("toString").asText()).isEqualTo("Broken");
    }

    @Test
    void a_comment_in_jira_comes_with_its_issue() throws Exception {
        JsonNode body = jira("comment_created");

        assertThat(body.path("comment").path("author").path("accountId").asText())
                .isEqualTo("acc:ada");
        assertThat(body.path("issue").path("id").asText()).isEqualTo("10001");
    }

    @Test
    void links_lead_into_the_instance() throws Exception {
        assertThat(jira("jira:issue_created").path("issue").path("self").asText())
                .isEqualTo("https://acme.example.com/rest/api/2/issue/10001");
        assertThat(jira("jira:issue_created").path("user").path("self").asText())
                .isEqualTo("https://acme.example.com/rest/api/2/user?accountId=acc%3Aada");
    }

    @Test
    void an_unknown_event_in_jira_carries_time_name_and_user() throws Exception {
        JsonNode body = jira("sprint_started");

        assertThat(body.properties()).hasSize(3);
        assertThat(body.path("webhookEvent").asText()).isEqualTo("sprint_started");
        assertThat(body.path("user").path("displayName").asText()).isEqualTo("Ada");
    }

    @Test
    void a_page_is_shown_without_the_name_of_the_event() throws Exception {
        JsonNode body = confluence("page_created");

        assertThat(body.has("webhookEvent")).isFalse();
        assertThat(body.path("userAccountId").asText()).isEqualTo("acc:ada");
        assertThat(body.path("timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(body.path("page").path("title").asText()).isEqualTo("Plan");
        assertThat(body.path("page").path("spaceKey").asText()).isEqualTo("ENG");
        assertThat(body.path("page").path("version").asInt()).isEqualTo(1);
    }

    @Test
    void an_updated_page_is_its_second_version() throws Exception {
        JsonNode body = confluence("page_updated");

        assertThat(body.path("updateTrigger").asText()).isEqualTo("edit_page");
        assertThat(body.path("page").path("version").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blog_created", "blogpost_created"})
    void a_blog_post_is_shown_as_one(String event) throws Exception {
        assertThat(confluence(event).path("blog").path("contentType").asText()).isEqualTo("blogpost");
    }

    @Test
    void a_comment_in_confluence_comes_with_its_page() throws Exception {
        assertThat(confluence("comment_created")
                        .path("comment")
                        .path("parent")
                        .path("id")
                        .asText())
                .isEqualTo("20001");
    }

    @Test
    void an_unknown_event_in_confluence_carries_user_and_time() throws Exception {
        assertThat(confluence("space_created").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("userAccountId", "accountType", "timestamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira:issue_created", "jira:issue_updated", "comment_created", "page_created", "other"})
    void no_body_shows_an_email_address(String event) {
        assertThat(body(event, ISSUE)).doesNotContain("@");
        assertThat(body(event, PAGE)).doesNotContain("@");
    }

    private static JsonNode jira(String event) throws JsonProcessingException {
        return Json.read(body(event, ISSUE));
    }

    private static JsonNode confluence(String event) throws JsonProcessingException {
        return Json.read(body(event, PAGE));
    }

    private static String body(String event, WebhookSubject subject) {
        String base = "https://acme.example.com" + subject.product().contextPath();
        return WebhookBodies.body(event, NOW, URI.create(base), ADA, subject);
    }
}
