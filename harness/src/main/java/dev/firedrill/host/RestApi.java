package dev.firedrill.host;

import dev.firedrill.time.RunClock;
import java.util.List;

/** The resources that every host has. */
final class RestApi {

    private RestApi() {}

    static List<Resource> resources(String addonKey, RunClock clock) {
        return List.of(
                new JiraMyself(),
                new JiraUsers(),
                new JiraServerInfo(clock),
                new JiraIssues(),
                new JiraComments(clock),
                new JiraSearch(),
                new JiraRetiredSearch(),
                new JiraPermissions(),
                new JiraProjects(),
                new ConfluenceUsers(),
                new ConfluenceCurrentUser(),
                new ConfluenceContent(),
                new ConfluenceContents(),
                new ConfluencePages(),
                new ConfluencePermissions(),
                new ConfluenceSpaces(),
                new AddonInfo(addonKey, clock),
                new AddonPropertyKeys(addonKey),
                new AddonPropertyValues(addonKey));
    }
}
