package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.host.Issues.Issue;
import java.util.List;

/** An issue as Jira shows it to one caller. */
final class JiraIssueView {

    private static final String CREATED = "2024-01-15T09:30:00.000+0000";

    private final Call call;
    private final List<String> fields;

    /**
     * @param fields the fields to show; {@code *all} and {@code *navigable} are all, a leading minus takes one away
     */
    JiraIssueView(Call call, List<String> fields) {
        this.call = call;
        this.fields = fields;
    }

    ObjectNode of(Issue issue) {
        ObjectNode shown = Json.object()
                .put("id", issue.id())
                .put("self", call.instance().baseUrl() + "/rest/api/3/issue/" + issue.id())
                .put("key", issue.key());
        ObjectNode all = fields(issue);
        ObjectNode wanted = shown.putObject("fields");
        all.properties().stream()
                .filter(field -> wants(field.getKey()))
                .forEach(field -> wanted.set(field.getKey(), field.getValue()));
        return shown;
    }

    private boolean wants(String field) {
        boolean everything = fields.stream().allMatch(name -> name.startsWith("-") || name.startsWith("*"));
        return !fields.contains("-" + field) && (everything || fields.contains(field));
    }

    private ObjectNode fields(Issue issue) {
        Instance instance = call.instance();
        ObjectNode fields = Json.object().put("summary", issue.summary());
        if (call.textsAreDocuments()) {
            fields.set("description", JiraText.document(issue.description()));
        } else {
            fields.put("description", issue.description());
        }
        fields.putObject("status").put("id", "1").put("name", "To Do");
        fields.putObject("issuetype").put("id", "10001").put("name", "Task").put("subtask", false);
        fields.set("project", JiraProjects.view(instance));
        fields.set("reporter", JiraUser.of(instance, instance.admin()));
        fields.set("assignee", JiraUser.of(instance, instance.member()));
        fields.putArray("labels");
        return fields.put("created", CREATED).put("updated", CREATED);
    }
}
