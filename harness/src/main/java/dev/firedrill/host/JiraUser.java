package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A user as Jira shows one. */
final class JiraUser {

    private JiraUser() {}

    static ObjectNode of(Instance instance, User user) {
        boolean app = user.equals(instance.app());
        return Json.object()
                .put("self", instance.baseUrl() + "/rest/api/3/user?accountId=" + user.accountId())
                .put("accountId", user.accountId())
                .put("accountType", app ? "app" : "atlassian")
                .put("emailAddress", app ? "" : user.email())
                .put("displayName", user.displayName())
                .put("active", true)
                .put("timeZone", "Etc/UTC")
                .put("locale", "en_US");
    }
}
