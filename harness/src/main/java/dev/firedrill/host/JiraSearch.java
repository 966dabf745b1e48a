package dev.firedrill.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.firedrill.host.Issues.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The search with tokens for pages. Of JQL it understands a project, an issue, and that there must be some restriction.
 */
final class JiraSearch implements Resource {

    private static final int MOST_RESULTS = 50;
    private static final String TOKEN = "page-from-";

    private static final Pattern UNBOUNDED = Pattern.compile("\\s*(order\\s+by\\b.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROJECT =
            Pattern.compile("\\bproject\\s*=\\s*[\"']?([\\w-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ISSUE =
            Pattern.compile("\\b(?:key|issuekey|issue|id)\\s*=\\s*[\"']?([\\w-]+)", Pattern.CASE_INSENSITIVE);

    private record Query(String jql, String nextPageToken, int maxResults, List<String> fields) {}

    @Override
    public List<Route> routes() {
        return Stream.of("GET", "POST")
                .flatMap(method -> Route.jira(method, "/search/jql").stream())
                .toList();
    }

    @Override
    public WebReply answer(Call call) {
        Optional<Query> asked = RequestMethod.POST.equals(call.method()) ? fromBody(call) : fromUrl(call);
        if (asked.isEmpty()) {
            return Errors.jira(400, "Invalid request payload. Refer to the REST API documentation and try again.");
        }
        Query query = asked.get();
        if (UNBOUNDED.matcher(query.jql()).matches()) {
            return Errors.jira(
                    400, "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
        }
        Matcher project = PROJECT.matcher(query.jql());
        if (project.find() && !Issues.isProject(project.group(1))) {
            return Errors.jira(400, "The value '" + project.group(1) + "' does not exist for the field 'project'.");
        }
        return page(call, query);
    }

    private static WebReply page(Call call, Query query) {
        List<Issue> found = found(call.instance(), query.jql());
        int from = query.nextPageToken().isEmpty()
                ? 0
                : number(query.nextPageToken().replace(TOKEN, ""), -1);
        if (from < 0 || from > found.size()) {
            return Errors.jira(400, "The provided next page token is invalid or expired.");
        }
        int to = Math.min(found.size(), from + query.maxResults());
        var view = new JiraIssueView(call, query.fields());
        ObjectNode page = Json.object();
        page.set(
                "issues",
                Json.array(found.subList(from, to).stream()
                        .map(issue -> query.fields().isEmpty() ? Json.object().put("id", issue.id()) : view.of(issue))
                        .toList()));
        if (to < found.size()) {
            page.put("nextPageToken", TOKEN + to);
        }
        return WebReply.json(200, page.put("isLast", to == found.size()));
    }

    private static List<Issue> found(Instance instance, String jql) {
        Matcher issue = ISSUE.matcher(jql);
        return issue.find()
                ? instance.issues().find(issue.group(1)).stream().toList()
                : instance.issues().all();
    }

    private static Optional<Query> fromUrl(Call call) {
        return Optional.of(new Query(
                call.query("jql").orElse(""),
                call.query("nextPageToken").orElse(""),
                bounded(number(call.query("maxResults").orElse(""), MOST_RESULTS)),
                call.list("fields")));
    }

    private static Optional<Query> fromBody(Call call) {
        return call.json().filter(JsonNode::isObject).map(body -> {
            List<String> fields = new ArrayList<>();
            body.path("fields").forEach(field -> fields.add(field.asText()));
            return new Query(
                    body.path("jql").asText(""),
                    body.path("nextPageToken").asText(""),
                    bounded(body.path("maxResults").asInt(MOST_RESULTS)),
                    fields);
        });
    }

    private static int bounded(int maxResults) {
        return Math.max(1, Math.min(MOST_RESULTS, maxResults));
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
