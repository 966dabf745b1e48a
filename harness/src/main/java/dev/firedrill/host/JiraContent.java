package dev.firedrill.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is in every Jira: a project with three issues. */
final class JiraContent {

    static final String PROJECT_KEY = "ACME";
    static final String PROJECT_ID = "10000";

    private static final int ISSUES = 3;

    private JiraContent() {}

    record Issue(String id, String key, String summary, String description) {

        boolean is(String idOrKey) {
            return id.equals(idOrKey) || key.equalsIgnoreCase(idOrKey);
        }
    }

    static List<Issue> issues(Instance instance) {
        return IntStream.rangeClosed(1, ISSUES)
                .mapToObj(n -> issue(instance, n))
                .toList();
    }

    private static Issue issue(Instance instance, int n) {
        return new Issue(
                String.valueOf(10000 + n),
                PROJECT_KEY + "-" + n,
                "Issue " + n + " " + instance.canary(),
                "Description of issue " + n + " " + instance.canary());
    }

    static Optional<Issue> issue(Instance instance, String idOrKey) {
        return issues(instance).stream().filter(issue -> issue.is(idOrKey)).findFirst();
    }

    static boolean isProject(String idOrKey) {
        return PROJECT_ID.equals(idOrKey) || PROJECT_KEY.equalsIgnoreCase(idOrKey);
    }
}
