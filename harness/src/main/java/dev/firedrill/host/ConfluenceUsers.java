package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** A user by account id. */
final class ConfluenceUsers implements Resource {

    @Override
    public List<Route> routes() {
        return List.of(Route.confluence("GET", "/rest/api/user"));
    }

    @Override
    public WebReply answer(Call call) {
        return call.query("accountId")
                .flatMap(call.instance()::user)
                .map(user -> WebReply.json(200, view(call, user)))
                .orElseGet(() -> Errors.confluence(404, "No user found with this account ID."));
    }

    static ObjectNode view(Call call, User user) {
        boolean app = user.equals(call.instance().app());
        ObjectNode shown = Json.object()
                .put("type", "known")
                .put("accountId", user.accountId())
                .put("accountType", app ? "app" : "atlassian")
                .put("email", app ? "" : user.email())
                .put("publicName", user.displayName())
                .put("displayName", user.displayName());
        if (call.list("expand").contains("operations")) {
            shown.set("operations", operations(user));
        }
        return shown;
    }

    private static ArrayNode operations(User user) {
        Stream<String> names = user.admin() ? Stream.of("use", "administer") : Stream.of("use");
        return Json.array(names.map(name -> Json.object().put("operation", name).put("targetType", "application"))
                .toList());
    }
}
