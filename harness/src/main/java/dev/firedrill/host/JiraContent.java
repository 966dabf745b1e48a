package dev.firedrill.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What is in a Jira: a project with three issues at first, those that were created since, and their comments. */
final class JiraContent {

    static final String PROJECT_KEY = "ACME";
    static final String PROJECT_ID = "10000";

    private static final int ISSUES = 3;

    /** Issues that are created are told by their numbers from those that were there. */
    private static final int FIRST_CREATED = 101;

    private final List<Issue> issues = new CopyOnWriteArrayList<>();
    private final Map<String, List<Comment>> comments = new ConcurrentHashMap<>();
    private final AtomicInteger nextIssue = new AtomicInteger(FIRST_CREATED);
    private final AtomicInteger nextComment = new AtomicInteger(10_000);

    /** The content of a new instance, which this text tells from others'. */
    JiraContent(String canary) {
        IntStream.rangeClosed(1, ISSUES)
                .mapToObj(n -> issue(n, "Issue " + n + " " + canary, "Description of issue " + n + " " + canary))
                .forEach(issues::add);
    }

    record Comment(int id, JsonNode body) {}

    private static Issue issue(int n, String summary, String description) {
        return new Issue(String.valueOf(10000 + n), PROJECT_KEY + "-" + n, summary, description);
    }

    List<Issue> issues() {
        return List.copyOf(issues);
    }

    Optional<Issue> issue(String idOrKey) {
        return issues.stream().filter(issue -> issue.is(idOrKey)).findFirst();
    }

    Issue create(String summary) {
        var issue = issue(nextIssue.getAndIncrement(), summary, summary);
        issues.add(issue);
        return issue;
    }

    Comment comment(String issue, JsonNode body) {
        var comment = new Comment(nextComment.getAndIncrement(), body);
        comments.computeIfAbsent(issue, id -> new CopyOnWriteArrayList<>()).add(comment);
        return comment;
    }

    List<Comment> comments(String issue) {
        return List.copyOf(comments.getOrDefault(issue, List.of()));
    }

    static boolean isProject(String idOrKey) {
        return PROJECT_ID.equals(idOrKey) || PROJECT_KEY.equalsIgnoreCase(idOrKey);
    }
}
