package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firedrill.connect.Product;
import dev.firedrill.history.Fact;
import dev.firedrill.time.Await;
import io.restassured.http.Method;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AddonResourcesTest {

    private static final String ADDON = "/rest/atlassian-connect/1/addons/example-addon";
    private static final String PROPERTIES = ADDON + "/properties";

    @RegisterExtension
    final RunningHost running = new RunningHost();

    @ParameterizedTest
    @EnumSource(Product.class)
    void the_licence_is_active(Product product) {
        Instance acme = running.installed(product, "acme");

        running.get(acme, ADDON)
                .then()
                .statusCode(200)
                .body("key", equalTo("example-addon"))
                .body("license.active", equalTo(true))
                .body("host.product", equalTo(product.name()))
                .body("links.self[0].href", equalTo(acme.baseUrl() + ADDON));
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, true, false", "EVALUATION, true, true", "NONE, false, false"})
    void the_licence_resource_follows_the_licence(Licence licence, boolean active, boolean evaluation) {
        Instance acme = running.jira("acme");

        acme.setLicence(licence);

        running.get(acme, ADDON)
                .then()
                .statusCode(200)
                .body("license.active", equalTo(active))
                .body("license.evaluation", equalTo(evaluation));
        assertThat(acme.licence()).isEqualTo(licence);
    }

    @Test
    void a_change_of_the_licence_is_recorded() {
        Instance acme = running.jira("acme");

        acme.setLicence(Licence.NONE);

        assertThat(running.facts(Fact.TenantChanged.class)).containsExactly(new Fact.TenantChanged("licence", "none"));
        assertThat(running.history().entries())
                .allMatch(entry ->
                        entry.tenant().equals("acme") && entry.rehearsal().equals(RunningHost.REHEARSAL));
    }

    @Test
    void the_licence_resource_may_lag() {
        Instance acme = running.jira("acme");

        acme.setLicence(Licence.NONE, Duration.ofMinutes(5));

        assertThat(acme.licence()).isEqualTo(Licence.NONE);
        running.get(acme, ADDON).then().body("license.active", equalTo(true));
    }

    @Test
    void a_licence_resource_that_lags_follows_in_the_end() {
        Instance acme = running.jira("acme");
        acme.setLicence(Licence.NONE, Duration.ofMillis(500));

        boolean active = Await.until(
                "the resource follows",
                Duration.ofSeconds(20),
                () -> running.get(acme, ADDON).path("license.active"),
                Boolean.FALSE::equals);

        assertThat(active).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void a_property_is_created_updated_read_and_deleted(Product product) {
        Instance acme = running.installed(product, "acme");

        running.call(acme, Method.PUT, PROPERTIES + "/colour", "{\"name\":\"red {{x}}\"}")
                .then()
                .statusCode(201)
                .body("message", equalTo("Property created."));
        running.call(acme, Method.PUT, PROPERTIES + "/colour", "\"{{blue}}\"")
                .then()
                .statusCode(200)
                .body("message", equalTo("Property updated."));
        running.get(acme, PROPERTIES + "/colour").then().statusCode(200).body("value", equalTo("{{blue}}"));
        running.get(acme, PROPERTIES).then().body("keys.key", equalTo(java.util.List.of("colour")));
        running.call(acme, Method.DELETE, PROPERTIES + "/colour", "").then().statusCode(204);
        running.get(acme, PROPERTIES + "/colour").then().statusCode(404);
        running.call(acme, Method.DELETE, PROPERTIES + "/colour", "").then().statusCode(404);
    }

    @Test
    void properties_belong_to_one_instance() {
        Instance acme = running.jira("acme");
        Instance globex = running.jira("globex");

        running.call(acme, Method.PUT, PROPERTIES + "/colour", "1");

        running.get(globex, PROPERTIES).then().body("keys", hasSize(0));
    }

    @Test
    void a_property_needs_a_short_key_and_json() {
        Instance acme = running.jira("acme");

        running.call(acme, Method.PUT, PROPERTIES + "/" + "k".repeat(128), "1")
                .then()
                .statusCode(400)
                .body("message", equalTo("The property key cannot be longer than 127 characters."));
        running.call(acme, Method.PUT, PROPERTIES + "/" + "k".repeat(127), "1")
                .then()
                .statusCode(201);
        running.call(acme, Method.PUT, PROPERTIES + "/colour", "nonsense")
                .then()
                .statusCode(400);
    }

    @Test
    void another_add_on_is_unknown() {
        Instance acme = running.jira("acme");
        String other = "/rest/atlassian-connect/1/addons/other";

        running.get(acme, other).then().statusCode(404).body("message", containsString("other"));
        running.get(acme, other + "/properties").then().statusCode(404);
        running.get(acme, other + "/properties/p").then().statusCode(404);
    }
}
