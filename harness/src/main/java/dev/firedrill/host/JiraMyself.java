package dev.firedrill.host;

import java.util.List;

/** Who the caller is. */
final class JiraMyself implements Resource {

    @Override
    public List<Route> routes() {
        return Route.jira("GET", "/myself");
    }

    @Override
    public WebReply answer(Call call) {
        return WebReply.json(200, JiraUser.of(call.instance(), call.caller()));
    }
}
