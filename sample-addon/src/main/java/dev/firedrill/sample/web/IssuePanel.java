package dev.firedrill.sample.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.atlassian.HostTrouble;
import dev.firedrill.sample.notes.Note;
import dev.firedrill.sample.notes.NoteStore;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Beside an issue: its summary and the user's notes about it. */
public final class IssuePanel {

    /** It becomes part of a path on the host, so nothing but a key may pass. */
    private static final Pattern ISSUE_KEY = Pattern.compile("[A-Z][A-Z0-9_]{0,50}-[0-9]{1,18}");

    private final Gate gate;
    private final Layout layout;
    private final HostClient host;
    private final NoteStore notes;

    public IssuePanel(Gate gate, Layout layout, HostClient host, NoteStore notes) {
        this.gate = gate;
        this.layout = layout;
        this.host = host;
        this.notes = notes;
    }

    void show(Context request) {
        Visit visit = gate.visit(request);
        Optional<String> key =
                Optional.ofNullable(request.queryParam("issueKey")).filter(ISSUE_KEY.asMatchPredicate());
        if (key.isEmpty()) {
            request.status(400);
        }
        Markup content = key.map(issueKey -> panel(visit, issueKey))
                .orElseGet(() -> Layout.paragraph("refused", visit.text("issue.missing")));
        layout.show(request, visit, content);
    }

    private Markup panel(Visit visit, String issueKey) {
        return visit.licensed() ? licensed(visit, issueKey) : Layout.licenceRequired(visit);
    }

    private Markup licensed(Visit visit, String issueKey) {
        List<Note> own =
                visit.author().map(author -> notes.about(issueKey, author)).orElseGet(List::of);
        return Markup.of(Stream.of(
                summary(visit, issueKey), NoteList.of(own, visit.text("notes.about", issueKey), issueKey, visit)));
    }

    private Markup summary(Visit visit, String issueKey) {
        HostRequest question = HostRequest.get("/rest/api/3/issue/" + issueKey).with("fields", "summary");
        try {
            JsonNode issue = Answers.await(host.fetch(visit.tenant(), question));
            return Layout.headline(issue.path("fields").path("summary").asText());
        } catch (HostTrouble trouble) {
            return Layout.trouble(visit, Optional.of(trouble));
        }
    }
}
