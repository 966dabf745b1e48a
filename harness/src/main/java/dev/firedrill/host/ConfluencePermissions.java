package dev.firedrill.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Whether a user may do something to a page. Every user of the instance may. */
final class ConfluencePermissions implements Resource {

    @Override
    public List<Route> routes() {
        return List.of(Route.confluence("POST", "/rest/api/content/{id}/permission/check"));
    }

    @Override
    public WebReply answer(Call call) {
        if (Wiki.page(call.instance(), call.path("id")).isEmpty()) {
            return ConfluenceContent.notFound(call.path("id"));
        }
        Optional<JsonNode> asked =
                call.json().filter(body -> body.path("subject").isObject());
        if (asked.isEmpty()) {
            return Errors.confluence(400, "The request needs a subject and an operation.");
        }
        String accountId = asked.get().path("subject").path("identifier").asText();
        ObjectNode answer = Json.object()
                .put("hasPermission", call.instance().user(accountId).isPresent());
        answer.putArray("errors");
        return WebReply.json(200, answer);
    }
}
