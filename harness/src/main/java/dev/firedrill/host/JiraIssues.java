package dev.firedrill.host;

import java.util.List;

/** An issue by key or id. */
final class JiraIssues implements Resource {

    @Override
    public List<Route> routes() {
        return Route.jira("GET", "/issue/{issue}");
    }

    @Override
    public WebReply answer(Call call) {
        var view = new JiraIssueView(call, call.list("fields"));
        return call.instance()
                .issues()
                .find(call.path("issue"))
                .map(issue -> WebReply.json(200, view.of(issue)))
                .orElseGet(() -> Errors.jira(404, "Issue does not exist or you do not have permission to see it."));
    }
}
