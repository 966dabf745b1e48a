package dev.firedrill.host;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RelocationTest {

    private static final String MYSELF = "/rest/api/3/myself";

    @RegisterExtension
    final RunningHost running = new RunningHost();

    private Instance acme;

    @BeforeEach
    void open() {
        acme = running.jira("acme");
    }

    private Response get(FrontDoor door, Instance signer) {
        return given().header("Authorization", "JWT " + running.token(signer, "GET", MYSELF))
                .header("Accept", "application/json")
                .get(door.baseUrl() + MYSELF);
    }

    @Test
    void the_new_door_serves_and_the_old_one_answers_401_with_a_page() {
        FrontDoor former = acme.relocate();

        assertThat(acme.baseUrl()).isNotEqualTo(former.baseUrl());
        running.get(acme, MYSELF).then().statusCode(200);
        get(former, acme)
                .then()
                .statusCode(401)
                .contentType("text/html")
                .header("X-AREQUESTID", nullValue())
                .body(containsString("401 Unauthorized"));
    }

    @Test
    void a_call_to_the_old_door_is_recorded_with_its_signer() {
        FrontDoor former = acme.relocate();

        get(former, acme);

        assertThat(running.lastCall().tenant()).isEqualTo("acme");
        assertThat(running.lastCallFact().address()).isEqualTo(former.baseUrl().toString());
        assertThat(running.lastCallFact().current()).isFalse();
        assertThat(running.lastCallFact().status()).isEqualTo(401);
        assertThat(running.lastCallFact().caller().signedBy()).isEqualTo("acme");
        assertThat(running.lastCallFact().caller().currentSecret()).isTrue();
        assertThat(running.lastCallFact().caller().valid()).isFalse();
    }

    @Test
    void whoever_calls_a_vacated_door_is_found_by_its_signature() {
        Instance globex = running.jira("globex");
        FrontDoor former = acme.relocate();

        get(former, globex);
        assertThat(running.lastCall().tenant()).isEqualTo("globex");

        given().get(former.baseUrl() + MYSELF).then().statusCode(401);
        assertThat(running.lastCall().tenant()).isEqualTo("acme");
        assertThat(running.lastCallFact().current()).isFalse();
    }

    @Test
    void a_vacated_door_can_become_another_tenants() {
        Instance globex = running.jira("globex");
        FrontDoor former = acme.relocate();
        FrontDoor left = globex.door();

        globex.relocateTo(former);

        assertThat(globex.baseUrl()).isEqualTo(former.baseUrl());
        running.get(globex, MYSELF).then().statusCode(200);
        get(left, globex).then().statusCode(401).contentType("text/html");
    }

    @Test
    void a_token_for_the_former_occupant_is_refused_by_the_new_one() {
        Instance globex = running.jira("globex");
        FrontDoor former = acme.relocate();
        globex.relocateTo(former);

        get(former, acme).then().statusCode(401).contentType("application/json");

        assertThat(running.lastCall().tenant()).isEqualTo("globex");
        assertThat(running.lastCallFact().caller().signedBy()).isEqualTo("acme");
        assertThat(running.lastCallFact().caller().why()).isEqualTo("signed with another tenant's secret");
        assertThat(running.lastCallFact().current()).isFalse();
    }

    @Test
    void nobody_moves_in_where_somebody_lives() {
        Instance globex = running.jira("globex");

        assertThatIllegalStateException().isThrownBy(() -> globex.relocateTo(acme.door()));
        running.get(globex, MYSELF).then().statusCode(200);
    }

    @Test
    void nobody_moves_into_a_door_of_another_product() {
        Instance wiki = running.confluence("wiki");
        FrontDoor former = acme.relocate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> wiki.relocateTo(former))
                .withMessageContaining("confluence")
                .withMessageContaining("jira");
    }
}
