package dev.firedrill.sample.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.atlassian.HostTrouble;
import dev.firedrill.sample.tenants.Tenant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Who may administer a site: the host decides, each time anew, for rights can be taken away. */
public final class Administrators {

    private final HostClient host;

    public Administrators(HostClient host) {
        this.host = host;
    }

    /**
     * Whether the host says that this user may administer it.
     *
     * @throws HostTrouble if the host does not say
     */
    boolean include(Tenant tenant, String accountId) {
        return tenant.isConfluence() ? onConfluence(tenant, accountId) : onJira(tenant, accountId);
    }

    private boolean onJira(Tenant tenant, String accountId) {
        ObjectNode question = JsonNodeFactory.instance.objectNode().put("accountId", accountId);
        question.putArray("globalPermissions").add("ADMINISTER");
        JsonNode granted =
                Answers.await(host.fetch(tenant, HostRequest.post("/rest/api/3/permissions/check", question)));
        return elements(granted.path("globalPermissions"))
                .anyMatch(permission -> "ADMINISTER".equals(permission.asText()));
    }

    private boolean onConfluence(Tenant tenant, String accountId) {
        HostRequest question =
                HostRequest.get("/rest/api/user").with("accountId", accountId).with("expand", "operations");
        JsonNode user = Answers.await(host.fetch(tenant, question));
        return elements(user.path("operations")).anyMatch(Administrators::isAdministration);
    }

    private static boolean isAdministration(JsonNode operation) {
        return operation.path("operation").asText().equals("administer")
                && operation.path("targetType").asText().equals("application");
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
