package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A page by id, in the first version of the API. */
final class ConfluenceContent implements Resource {

    @Override
    public List<Route> routes() {
        return List.of(Route.confluence("GET", "/rest/api/content/{id}"));
    }

    @Override
    public WebReply answer(Call call) {
        String id = call.path("id");
        return Wiki.page(call.instance(), id)
                .map(page -> WebReply.json(200, view(call, page)))
                .orElseGet(() -> notFound(id));
    }

    static WebReply notFound(String id) {
        return Errors.confluence(404, "No content found with id: ContentId{id=" + id + "}");
    }

    static ObjectNode view(Call call, Wiki.WikiPage page) {
        Instance instance = call.instance();
        List<String> expand = call.list("expand");
        ObjectNode shown = Json.object()
                .put("id", page.id())
                .put("type", "page")
                .put("status", "current")
                .put("title", page.title());
        if (expand.contains("space")) {
            shown.set("space", ConfluenceSpaces.view(instance));
        }
        if (expand.contains("version")) {
            shown.putObject("version").put("number", 1).put("minorEdit", false);
        }
        if (expand.contains("body.storage")) {
            shown.putObject("body")
                    .putObject("storage")
                    .put("value", page.body())
                    .put("representation", "storage");
        }
        shown.putObject("_links")
                .put("self", instance.baseUrl() + "/rest/api/content/" + page.id())
                .put("webui", "/spaces/" + Wiki.SPACE_KEY + "/pages/" + page.id())
                .put("base", instance.baseUrl().toString());
        return shown;
    }
}
