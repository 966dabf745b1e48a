package dev.firedrill.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.host.Issues.Comment;
import dev.firedrill.host.Issues.Issue;
import dev.firedrill.time.RunClock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The comments of an issue: read, and written by the add-on. */
final class JiraComments implements Resource {

    private static final int MOST_RESULTS = 5_000;

    private final RunClock clock;

    JiraComments(RunClock clock) {
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return Stream.of("GET", "POST")
                .flatMap(method -> Route.jira(method, "/issue/{issue}/comment").stream())
                .toList();
    }

    @Override
    public WebReply answer(Call call) {
        Optional<Issue> issue = call.instance().issues().find(call.path("issue"));
        if (issue.isEmpty()) {
            return Errors.jira(404, "Issue does not exist or you do not have permission to see it.");
        }
        return call.method().getName().equals("POST") ? write(call, issue.get()) : list(call, issue.get());
    }

    private WebReply write(Call call, Issue issue) {
        JsonNode body = call.json().map(comment -> comment.path("body")).orElseGet(Json::object);
        boolean valid = call.textsAreDocuments() ? JiraText.isDocument(body) : body.isTextual();
        if (!valid) {
            return Errors.jira(400, "Comment body is not valid!");
        }
        return WebReply.json(201, view(call, issue, call.instance().issues().comment(issue, body, clock.now())));
    }

    private static WebReply list(Call call, Issue issue) {
        List<ObjectNode> comments = issue.comments().stream()
                .map(comment -> view(call, issue, comment))
                .toList();
        ObjectNode page =
                Json.object().put("startAt", 0).put("maxResults", MOST_RESULTS).put("total", comments.size());
        page.set("comments", Json.array(comments));
        return WebReply.json(200, page);
    }

    private static ObjectNode view(Call call, Issue issue, Comment comment) {
        Instance instance = call.instance();
        ObjectNode shown = Json.object()
                .put("self", instance.baseUrl() + "/rest/api/3/issue/" + issue.id() + "/comment/" + comment.id())
                .put("id", comment.id());
        shown.set("author", JiraUser.of(instance, instance.app()));
        shown.set("body", body(call, comment));
        shown.set("updateAuthor", JiraUser.of(instance, instance.app()));
        String written = JiraTime.of(comment.written());
        return shown.put("created", written).put("updated", written).put("jsdPublic", true);
    }

    private static JsonNode body(Call call, Comment comment) {
        if (call.textsAreDocuments() == JiraText.isDocument(comment.body())) {
            return comment.body();
        }
        return call.textsAreDocuments() ? JiraText.document(comment.text()) : Json.text(comment.text());
    }
}
