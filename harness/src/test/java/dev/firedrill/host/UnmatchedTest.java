package dev.firedrill.host;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnmatchedTest {

    @RegisterExtension
    final RunningHost running = new RunningHost();

    @Test
    void requests_without_a_resource_are_named_and_counted() {
        Instance acme = running.jira("acme");

        running.get(acme, "/rest/api/3/foo?a=1")
                .then()
                .statusCode(404)
                .body("errorMessages[0]", containsString("GET /rest/api/3/foo"))
                .body("errors.size()", equalTo(0));
        running.get(acme, "/rest/api/3/foo?a=2");
        running.call(acme, Method.DELETE, "/rest/api/3/issue/ACME-1", "");

        assertThat(running.lastCallFact().unmatched()).isTrue();
        assertThat(running.host().unmatched())
                .containsExactly(
                        new UnmatchedRequest("GET", "/rest/api/3/foo", 2),
                        new UnmatchedRequest("DELETE", "/rest/api/3/issue/ACME-1", 1));
    }

    @Test
    void requests_without_credentials_are_not_counted() {
        given().get(running.jira("acme").baseUrl() + "/rest/api/3/foo").then().statusCode(401);

        assertThat(running.host().unmatched()).isEmpty();
    }

    @Test
    void nobody_can_name_an_instance_from_outside() {
        Instance acme = running.jira("acme");
        Instance globex = running.jira("globex");

        given().header("Authorization", "JWT " + running.token(acme, "GET", "/rest/api/3/myself"))
                .header("X-Firedrill-Instance", globex.clientKey())
                .get(acme.baseUrl() + "/rest/api/3/myself")
                .then()
                .statusCode(200)
                .body("displayName", containsString(acme.canary()));
    }
}
