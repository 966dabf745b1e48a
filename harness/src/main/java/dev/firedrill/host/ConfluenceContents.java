package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The pages, in the first version of the API. */
final class ConfluenceContents implements Resource {

    private static final int LIMIT = 25;

    @Override
    public List<Route> routes() {
        return List.of(Route.confluence("GET", "/rest/api/content"));
    }

    @Override
    public WebReply answer(Call call) {
        List<Wiki.WikiPage> all = call.query("spaceKey").orElse(Wiki.SPACE_KEY).equals(Wiki.SPACE_KEY)
                ? Wiki.pages(call.instance())
                : List.of();
        int start = Math.min(number(call, "start", 0), all.size());
        int limit = number(call, "limit", LIMIT);
        List<Wiki.WikiPage> shown = all.subList(start, Math.min(all.size(), start + limit));
        ObjectNode page = Json.object();
        page.set(
                "results",
                Json.array(shown.stream()
                        .map(one -> ConfluenceContent.view(call, one))
                        .toList()));
        page.put("start", start).put("limit", limit).put("size", shown.size());
        ObjectNode links = page.putObject("_links")
                .put("base", call.instance().baseUrl().toString())
                .put("context", call.instance().product().contextPath());
        if (start + limit < all.size()) {
            links.put("next", "/rest/api/content?start=" + (start + limit) + "&limit=" + limit);
        }
        return WebReply.json(200, page);
    }

    private static int number(Call call, String name, int otherwise) {
        return call.query(name)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .orElse(otherwise);
    }
}
