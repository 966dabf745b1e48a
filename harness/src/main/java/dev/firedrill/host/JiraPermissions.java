package dev.firedrill.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which of some permissions a user has. Members have all but those of administrators, on what exists. */
final class JiraPermissions implements Resource {

    private static final Set<String> FOR_ADMINISTRATORS = Set.of("ADMINISTER", "SYSTEM_ADMIN", "ADMINISTER_PROJECTS");

    @Override
    public List<Route> routes() {
        return Route.jira("POST", "/permissions/check");
    }

    @Override
    public WebReply answer(Call call) {
        Optional<JsonNode> asked = call.json().filter(JsonNode::isObject);
        if (asked.isEmpty()) {
            return Errors.jira(400, "Invalid request payload. Refer to the REST API documentation and try again.");
        }
        Instance instance = call.instance();
        String accountId = asked.get().path("accountId").asText(call.caller().accountId());
        Predicate<String> granted = instance.user(accountId)
                .<Predicate<String>>map(user -> permission -> user.admin() || !FOR_ADMINISTRATORS.contains(permission))
                .orElse(permission -> false);
        ObjectNode answer = Json.object();
        answer.set("globalPermissions", Json.array(texts(asked.get().path("globalPermissions"), granted)));
        answer.set("projectPermissions", onProjects(instance, asked.get().path("projectPermissions"), granted));
        return WebReply.json(200, answer);
    }

    private static ArrayNode onProjects(Instance instance, JsonNode asked, Predicate<String> granted) {
        List<ObjectNode> answers = new ArrayList<>();
        for (JsonNode bulk : asked) {
            List<Long> issues = numbers(
                    bulk.path("issues"), id -> JiraContent.issue(instance, id).isPresent());
            List<Long> projects = numbers(bulk.path("projects"), JiraContent::isProject);
            for (String permission : texts(bulk.path("permissions"), granted)) {
                ObjectNode answer = Json.object().put("permission", permission);
                answer.set("issues", Json.array(issues));
                answer.set("projects", Json.array(projects));
                answers.add(answer);
            }
        }
        return Json.array(answers);
    }

    private static List<String> texts(JsonNode list, Predicate<String> which) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts.stream().filter(which).toList();
    }

    private static List<Long> numbers(JsonNode list, Predicate<String> which) {
        return texts(list, which).stream().map(Long::valueOf).toList();
    }
}
