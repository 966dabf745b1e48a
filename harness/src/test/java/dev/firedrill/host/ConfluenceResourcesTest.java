package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.Method;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfluenceResourcesTest {

    @RegisterExtension
    final RunningHost running = new RunningHost();

    private Instance acme;

    @BeforeEach
    void open() {
        acme = running.confluence("acme");
    }

    @Test
    void the_base_url_ends_in_wiki() {
        assertThat(acme.baseUrl().toString()).endsWith("/wiki");
    }

    @Test
    void a_user_is_found_with_operations() {
        String target = "/rest/api/user?accountId=" + acme.admin().accountId() + "&expand=operations";

        running.get(acme, target)
                .then()
                .statusCode(200)
                .body("displayName", equalTo(acme.admin().displayName()))
                .body("operations.operation", hasItem("administer"));
        running.get(acme, "/rest/api/user?accountId=nobody")
                .then()
                .statusCode(404)
                .body("statusCode", equalTo(404));
    }

    @Test
    void the_current_user_is_the_account_of_the_add_on() {
        running.get(acme, "/rest/api/user/current")
                .then()
                .statusCode(200)
                .body("accountType", equalTo("app"))
                .body("displayName", containsString(acme.canary()));
    }

    @Test
    void pages_are_listed_a_few_at_a_time() {
        running.get(acme, "/rest/api/content?limit=2")
                .then()
                .statusCode(200)
                .body("results", hasSize(2))
                .body("_links.next", containsString("start=2"));
        running.get(acme, "/rest/api/content?start=2&limit=2").then().body("results", hasSize(1));
        running.get(acme, "/rest/api/content?spaceKey=NOPE").then().body("results", hasSize(0));
    }

    @Test
    void a_page_is_found_in_both_versions_of_the_api() {
        running.get(acme, "/rest/api/content/98305?expand=body.storage,space,version")
                .then()
                .statusCode(200)
                .body("title", containsString(acme.canary()))
                .body("body.storage.value", containsString(acme.canary()))
                .body("space.name", containsString(acme.canary()));
        running.get(acme, "/api/v2/pages/98305?body-format=storage")
                .then()
                .statusCode(200)
                .body("title", containsString(acme.canary()))
                .body("body.storage.value", containsString(acme.canary()));
    }

    @Test
    void an_unknown_page_is_not_found() {
        running.get(acme, "/rest/api/content/1").then().statusCode(404).body("message", containsString("1"));
        running.get(acme, "/api/v2/pages/1").then().statusCode(404).body("errors[0].code", equalTo("NOT_FOUND"));
    }

    @Test
    void users_may_read_what_exists_and_strangers_may_not() {
        String asked = "{\"subject\":{\"type\":\"user\",\"identifier\":\"%s\"},\"operation\":\"read\"}";
        String target = "/rest/api/content/98305/permission/check";

        running.call(acme, Method.POST, target, asked.formatted(acme.member().accountId()))
                .then()
                .statusCode(200)
                .body("hasPermission", equalTo(true));
        running.call(acme, Method.POST, target, asked.formatted("nobody"))
                .then()
                .body("hasPermission", equalTo(false));
        running.call(acme, Method.POST, target, "{}").then().statusCode(400);
    }

    @Test
    void a_space_is_found_by_key() {
        running.get(acme, "/rest/api/space/ACME").then().statusCode(200).body("name", containsString(acme.canary()));
        running.get(acme, "/rest/api/space/NOPE").then().statusCode(404);
    }

    @Test
    void the_full_path_is_recorded() {
        running.get(acme, "/rest/api/space/ACME?expand=x");

        assertThat(running.lastCallFact().path()).isEqualTo("/wiki/rest/api/space/ACME");
    }

    @Test
    void an_unmatched_request_is_answered_in_the_products_own_words() {
        running.get(acme, "/rest/api/nothing").then().statusCode(404).body("statusCode", equalTo(404));
    }
}
