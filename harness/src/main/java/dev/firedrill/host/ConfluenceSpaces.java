package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A space by key. */
final class ConfluenceSpaces implements Resource {

    @Override
    public List<Route> routes() {
        return List.of(Route.confluence("GET", "/rest/api/space/{key}"));
    }

    @Override
    public WebReply answer(Call call) {
        String key = call.path("key");
        return key.equals(Wiki.SPACE_KEY)
                ? WebReply.json(200, view(call.instance()))
                : Errors.confluence(404, "No space with key : " + key);
    }

    static ObjectNode view(Instance instance) {
        ObjectNode space = Json.object()
                .put("id", Wiki.SPACE_ID)
                .put("key", Wiki.SPACE_KEY)
                .put("name", Wiki.spaceName(instance))
                .put("type", "global")
                .put("status", "current");
        space.putObject("_links").put("self", instance.baseUrl() + "/rest/api/space/" + Wiki.SPACE_KEY);
        return space;
    }
}
