package dev.firedrill.host;

import java.util.List;
import java.util.Optional;

/** A user by account id. */
final class JiraUsers implements Resource {

    @Override
    public List<Route> routes() {
        return Route.jira("GET", "/user");
    }

    @Override
    public WebReply answer(Call call) {
        Optional<String> accountId = call.query("accountId");
        if (accountId.isEmpty()) {
            return Errors.jira(
                    400, "Either the accountId or the username or the key query parameters need to be provided.");
        }
        return call.instance()
                .user(accountId.get())
                .map(user -> WebReply.json(200, JiraUser.of(call.instance(), user)))
                .orElseGet(() ->
                        Errors.jira(404, "Specified user does not exist or you do not have required permissions"));
    }
}
