package dev.firedrill.host;

import java.util.List;
import java.util.stream.Stream;

/** The search of the years before page tokens, which Atlassian has removed. */
final class JiraRetiredSearch implements Resource {

    @Override
    public List<Route> routes() {
        return Stream.of("GET", "POST")
                .flatMap(method -> Route.jira(method, "/search").stream())
                .toList();
    }

    @Override
    public WebReply answer(Call call) {
        return Errors.jira(
                410, "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.");
    }
}
