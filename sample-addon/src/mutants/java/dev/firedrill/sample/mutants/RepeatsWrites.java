package dev.firedrill.sample.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.notes.Activity;
import dev.firedrill.sample.notes.ActivityStore;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.web.WebhookEffect;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Comments on each new issue, and sends the comment again when the connection is cut: the host may have taken it before
 * that, and then has it twice.
 */
final class RepeatsWrites implements Parts {

    private static final int ATTEMPTS = 5;

    private final HostClient patient = Calls.within(Duration.ofSeconds(30));
    private final Set<String> commented = ConcurrentHashMap.newKeySet();

    @Override
    public WebhookEffect webhookEffect(ActivityStore activity, HostClient host) {
        WebhookEffect sound = Parts.super.webhookEffect(activity, host);
        return (tenant, event) -> {
            sound.take(tenant, event);
            if (event.issueKey() != null && isNew(tenant, event)) {
                send(tenant, HostRequest.post("/rest/api/3/issue/" + event.issueKey() + "/comment", comment()), 1);
            }
        };
    }

    private boolean isNew(Tenant tenant, Activity event) {
        return commented.add(tenant.clientKey() + " " + event.identifier());
    }

    private void send(Tenant tenant, HostRequest comment, int attempt) {
        var unused = patient.fetch(tenant, comment).whenComplete((done, trouble) -> {
            if (trouble != null && Troubles.isCut(trouble) && attempt < ATTEMPTS) {
                send(tenant, comment, attempt + 1);
            }
        });
    }

    /** In the format that Jira stores texts in. */
    private static JsonNode comment() {
        ObjectNode comment = JsonNodeFactory.instance.objectNode();
        ObjectNode document = comment.putObject("body").put("type", "doc").put("version", 1);
        ObjectNode paragraph = document.putArray("content").addObject().put("type", "paragraph");
        paragraph.putArray("content").addObject().put("type", "text").put("text", "Team Notes has seen this.");
        return comment;
    }
}
