package dev.firedrill.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.firedrill.host.JiraContent.Comment;
import java.util.List;
import java.util.stream.Stream;

/** The comments of an issue: what add-ons write most. */
final class JiraComments implements Resource {

    @Override
    public List<Route> routes() {
        return Stream.of("GET", "POST")
                .flatMap(method -> Route.jira(method, "/issue/{issue}/comment").stream())
                .toList();
    }

    @Override
    public WebReply answer(Call call) {
        var content = call.instance().content();
        return content.issue(call.path("issue"))
                .map(issue -> RequestMethod.POST.equals(call.method())
                        ? call.json()
                                .filter(body -> body.hasNonNull("body"))
                                .map(body -> WebReply.json(201, view(content.comment(issue.id(), body.get("body")))))
                                .orElseGet(() -> Errors.jira(400, "Comment body can not be empty!"))
                        : WebReply.json(200, list(content.comments(issue.id()))))
                .orElseGet(() -> Errors.jira(404, "Issue does not exist or you do not have permission to see it."));
    }

    private static ObjectNode list(List<Comment> comments) {
        ObjectNode list = Json.object()
                .put("startAt", 0)
                .put("maxResults", 5000)
                .put("total", comments.size());
        list.set("comments", Json.array(comments.stream().map(JiraComments::view).toList()));
        return list;
    }

    private static JsonNode view(Comment comment) {
        ObjectNode view = Json.object().put("id", String.valueOf(comment.id()));
        view.set("body", comment.body());
        return view;
    }
}
