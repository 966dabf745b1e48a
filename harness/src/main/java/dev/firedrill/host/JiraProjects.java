package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A project by key or id. */
final class JiraProjects implements Resource {

    @Override
    public List<Route> routes() {
        return Route.jira("GET", "/project/{project}");
    }

    @Override
    public WebReply answer(Call call) {
        String asked = call.path("project");
        if (!Issues.isProject(asked)) {
            return Errors.jira(404, "No project could be found with key '" + asked + "'.");
        }
        ObjectNode project = view(call.instance());
        project.set("lead", JiraUser.of(call.instance(), call.instance().admin()));
        return WebReply.json(200, project);
    }

    static ObjectNode view(Instance instance) {
        return Json.object()
                .put("self", instance.baseUrl() + "/rest/api/3/project/" + Issues.PROJECT_ID)
                .put("id", Issues.PROJECT_ID)
                .put("key", Issues.PROJECT_KEY)
                .put("name", "Acme " + instance.canary())
                .put("projectTypeKey", "software")
                .put("simplified", false);
    }
}
