package dev.firedrill.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecyclePayloadTest {
    private static final LifecyclePayload INSTALLED = LifecyclePayload.installed(
                    Product.CONFLUENCE, URI.create("https://acme.example.com/wiki"), "notes", "tenant-1")
            .withCredentials("top-secret", "client-1");

    @Test
    void installed_hands_over_the_credentials() throws Exception {
        JsonNode json = Json.read(INSTALLED.toJson());

        assertThat(json.path("sharedSecret").asText()).isEqualTo("top-secret");
        assertThat(json.path("oauthClientId").asText()).isEqualTo("client-1");
        assertThat(json.path("eventType").asText()).isEqualTo("installed");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INSTALLED")
    void no_other_event_mentions_the_secret(LifecycleEvent event) throws Exception {
        JsonNode json = Json.read(INSTALLED.about(event).toJson());

        assertThat(json.has("sharedSecret")).isFalse();
        assertThat(json.path("eventType").asText()).isEqualTo(event.key());
    }

    @Test
    void a_secret_cannot_be_put_into_another_event() {
        LifecyclePayload uninstalled = INSTALLED.about(LifecycleEvent.UNINSTALLED);

        assertThatThrownBy(() -> uninstalled.withCredentials("top-secret", "client-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'uninstalled'")
                .hasMessageNotContaining("top-secret");
    }

    @ParameterizedTest
    @EnumSource
    void every_documented_field_is_there_as_flat_text(LifecycleEvent event) throws Exception {
        JsonNode json = Json.read(INSTALLED.about(event).toJson());

        assertThat(json.properties())
                .extracting(Map.Entry::getKey)
                .contains(
                        "key",
                        "clientKey",
                        "oauthClientId",
                        "publicKey",
                        "serverVersion",
                        "pluginsVersion",
                        "baseUrl",
                        "displayUrl",
                        "displayUrlServicedeskHelpCenter",
                        "productType",
                        "description",
                        "eventType");
        assertThat(json).allSatisfy(value -> assertThat(value.isTextual()).isTrue());
    }

    @Test
    void describes_the_instance() throws Exception {
        JsonNode json = Json.read(INSTALLED.toJson());

        assertThat(json.path("productType").asText()).isEqualTo("confluence");
        assertThat(json.path("baseUrl").asText()).isEqualTo("https://acme.example.com/wiki");
        assertThat(json.path("description").asText())
                .isEqualTo("Atlassian Confluence at https://acme.example.com/wiki");
    }

    @Test
    void a_free_addon_hears_of_no_entitlement() throws Exception {
        assertThat(fieldNames(INSTALLED))
                .doesNotContain("entitlementId", "entitlementNumber", "serviceEntitlementNumber");
    }

    @Test
    void a_paid_addon_hears_of_its_entitlement() throws Exception {
        JsonNode json = Json.read(INSTALLED
                .entitledBy(new LifecyclePayload.Entitlement("id-1", "E-1", null))
                .toJson());

        assertThat(json.path("entitlementId").asText()).isEqualTo("id-1");
        assertThat(json.path("entitlementNumber").asText()).isEqualTo("E-1");
        assertThat(json.path("serviceEntitlementNumber").textValue()).isEmpty();
    }

    @Test
    void the_user_is_named_only_when_there_is_one() throws Exception {
        assertThat(fieldNames(INSTALLED)).doesNotContain("accountId");
        assertThat(Json.read(INSTALLED.causedBy("ada").toJson())
                        .path("accountId")
                        .asText())
                .isEqualTo("ada");
    }

    @Test
    void its_text_hides_the_secret() {
        assertThat(INSTALLED.toString())
                .contains("tenant-1")
                .contains("(hidden)")
                .doesNotContain("top-secret");
    }

    private static Iterable<String> fieldNames(LifecyclePayload payload) throws JsonProcessingException {
        return Json.read(payload.toJson()).properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }
}
