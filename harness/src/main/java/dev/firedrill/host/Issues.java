package dev.firedrill.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The issues of one Jira: three that are there from the beginning, and those that are created. */
final class Issues {

    static final String PROJECT_KEY = "ACME";
    static final String PROJECT_ID = "10000";

    private static final int FIRST_ID = 10_000;
    private static final int GIVEN = 3;
    private static final int LAST_BEFORE_CREATED = 100;

    private final String canary;
    private final List<Issue> issues = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastIssue = new AtomicInteger(LAST_BEFORE_CREATED);
    private final AtomicInteger lastComment = new AtomicInteger(FIRST_ID);

    Issues(String canary) {
        this.canary = canary;
        IntStream.rangeClosed(1, GIVEN).forEach(n -> add(n, "Issue " + n + " " + canary));
    }

    /**
     * A comment.
     *
     * @param body as it was written: a text, or a document
     */
    record Comment(String id, JsonNode body, Instant written) {

        String text() {
            return body.isTextual() ? body.asText() : JiraText.plain(body);
        }
    }

    record Issue(String id, String key, String summary, String description, List<Comment> comments) {

        boolean is(String idOrKey) {
            return id.equals(idOrKey) || key.equalsIgnoreCase(idOrKey);
        }
    }

    static boolean isProject(String idOrKey) {
        return PROJECT_ID.equals(idOrKey) || PROJECT_KEY.equalsIgnoreCase(idOrKey);
    }

    List<Issue> all() {
        return List.copyOf(issues);
    }

    Optional<Issue> find(String idOrKey) {
        return issues.stream().filter(issue -> issue.is(idOrKey)).findFirst();
    }

    Issue create(String summary) {
        return add(lastIssue.incrementAndGet(), summary);
    }

    private Issue add(int number, String summary) {
        var issue = new Issue(
                String.valueOf(FIRST_ID + number),
                PROJECT_KEY + "-" + number,
                summary,
                "Description of issue " + number + " " + canary,
                new CopyOnWriteArrayList<>());
        issues.add(issue);
        return issue;
    }

    Comment comment(Issue issue, JsonNode body, Instant now) {
        var comment = new Comment(String.valueOf(lastComment.incrementAndGet()), body, now);
        issue.comments().add(comment);
        return comment;
    }
}
