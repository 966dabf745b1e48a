package dev.firedrill.host;

import java.util.List;

/** Who the caller is. */
final class ConfluenceCurrentUser implements Resource {

    @Override
    public List<Route> routes() {
        return List.of(Route.confluence("GET", "/rest/api/user/current"));
    }

    @Override
    public WebReply answer(Call call) {
        return WebReply.json(200, ConfluenceUsers.view(call, call.caller()));
    }
}
