package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A page by id, in the second version of the API. */
final class ConfluencePages implements Resource {

    @Override
    public List<Route> routes() {
        return List.of(Route.confluence("GET", "/api/v2/pages/{id}"));
    }

    @Override
    public WebReply answer(Call call) {
        return Wiki.page(call.instance(), call.path("id"))
                .map(page -> WebReply.json(200, view(call, page)))
                .orElseGet(() -> Errors.confluenceV2(404, "NOT_FOUND", "Not Found"));
    }

    private static ObjectNode view(Call call, Wiki.WikiPage page) {
        ObjectNode shown = Json.object()
                .put("id", page.id())
                .put("status", "current")
                .put("title", page.title())
                .put("spaceId", String.valueOf(Wiki.SPACE_ID))
                .put("authorId", call.instance().admin().accountId());
        ObjectNode body = shown.putObject("body");
        if (call.query("body-format").filter("storage"::equals).isPresent()) {
            body.putObject("storage").put("representation", "storage").put("value", page.body());
        }
        shown.putObject("version").put("number", 1).put("minorEdit", false);
        shown.putObject("_links").put("base", call.instance().baseUrl().toString());
        return shown;
    }
}
