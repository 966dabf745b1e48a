package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.firedrill.connect.Product;
import io.restassured.http.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TenantsTest {

    private static final String LICENCE = "/rest/atlassian-connect/1/addons/" + RunningHost.ADDON;

    @RegisterExtension
    private final RunningHost running = new RunningHost();

    @Test
    void a_licence_is_active_unless_it_is_changed() {
        running.get(running.jira("acme"), LICENCE).then().body("license.active", equalTo(true));
    }

    @Test
    void a_licence_that_ended_is_inactive_in_the_licence_resource() {
        Instance acme = running.jira("acme");
        acme.setLicence(Licence.NONE);

        running.get(acme, LICENCE).then().statusCode(200).body("license.active", equalTo(false));
    }

    @Test
    void a_trial_is_an_active_evaluation() {
        Instance acme = running.confluence("acme");
        acme.setLicence(Licence.EVALUATION);

        running.get(acme, LICENCE)
                .then()
                .body("license.active", equalTo(true))
                .body("license.evaluation", equalTo(true));
    }

    @Test
    void one_tenants_licence_is_not_anothers() {
        Instance acme = running.jira("acme");
        Instance globex = running.jira("globex");
        acme.setLicence(Licence.NONE);

        running.get(globex, LICENCE).then().body("license.active", equalTo(true));
    }

    @Test
    void users_of_a_twin_have_the_same_ids_and_are_other_people() {
        Instance acme = running.jira("acme");
        Instance twin = running.host().openTwin(acme, "twin", RunningHost.REHEARSAL);

        assertThat(twin.admin().accountId()).isEqualTo(acme.admin().accountId());
        assertThat(twin.admin().userKey()).isEqualTo(acme.admin().userKey());
        assertThat(twin.admin().email()).isEqualTo(acme.admin().email());
        assertThat(twin.admin().displayName()).isNotEqualTo(acme.admin().displayName());
        assertThat(twin.clientKey()).isNotEqualTo(acme.clientKey());
    }

    @Test
    void users_of_other_tenants_have_other_ids() {
        assertThat(running.jira("acme").admin().accountId())
                .isNotEqualTo(running.jira("globex").admin().accountId());
    }

    @Test
    void a_created_issue_is_there_by_key_and_by_id() {
        Instance acme = running.jira("acme");
        Issue issue = acme.createIssue("Something new");

        running.get(acme, "/rest/api/3/issue/" + issue.key()).then().body("fields.summary", equalTo("Something new"));
        running.get(acme, "/rest/api/2/issue/" + issue.id()).then().body("key", equalTo(issue.key()));
    }

    @Test
    void a_created_issue_is_found_by_search() {
        Instance acme = running.jira("acme");
        Issue issue = acme.createIssue("Something new");

        running.get(acme, "/rest/api/3/search/jql?fields=summary&jql=project%3DACME")
                .then()
                .body("issues.key", hasItem(issue.key()));
    }

    @Test
    void a_comment_that_is_written_is_listed() {
        Instance acme = running.installed(Product.JIRA, "acme");

        running.call(acme, Method.POST, "/rest/api/2/issue/ACME-1/comment", "{\"body\": \"Hello\"}")
                .then()
                .statusCode(201);

        running.get(acme, "/rest/api/2/issue/ACME-1/comment").then().body("comments.body", hasItem("Hello"));
    }

    @Test
    void a_comment_without_a_body_is_refused() {
        Instance acme = running.jira("acme");

        running.call(acme, Method.POST, "/rest/api/2/issue/ACME-1/comment", "{}")
                .then()
                .statusCode(400);
    }
}
