package dev.firedrill.subjects.acsb;

import com.atlassian.connect.spring.AtlassianHostUser;
import com.atlassian.connect.spring.ContextJwt;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What pages' scripts and the host call. */
@RestController
class Backend {

    private final Note.Repository notes;
    private final Activity.Repository activities;

    Backend(Note.Repository notes, Activity.Repository activities) {
        this.notes = notes;
        this.activities = activities;
    }

    @ContextJwt
    @GetMapping("/api/notes")
    List<Note> notes(@AuthenticationPrincipal AtlassianHostUser user) {
        return notes.findByClientKeyAndAccountIdOrderById(clientKey(user), accountId(user));
    }

    @ContextJwt
    @PostMapping("/api/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Note write(@AuthenticationPrincipal AtlassianHostUser user, @RequestBody Note written) {
        var note = new Note();
        note.clientKey = clientKey(user);
        note.accountId = accountId(user);
        note.text = written.text;
        return notes.save(note);
    }

    @ContextJwt
    @GetMapping("/api/activities")
    List<Activity> activities(@AuthenticationPrincipal AtlassianHostUser user) {
        return activities.findByClientKeyOrderByDelivery(clientKey(user));
    }

    @PostMapping("/issue-created")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void issueCreated(
            @AuthenticationPrincipal AtlassianHostUser user,
            @RequestHeader("X-Atlassian-Webhook-Identifier") String identifier,
            @RequestBody JsonNode event) {
        var activity = new Activity();
        activity.delivery = clientKey(user) + "/" + identifier;
        activity.clientKey = clientKey(user);
        activity.issue = event.at("/issue/key").asText();
        activities.save(activity);
    }

    /** The framework handles installed and uninstalled alone. */
    @PostMapping({"/enabled", "/disabled"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void toggled() {}

    private static String clientKey(AtlassianHostUser user) {
        return user.getHost().getClientKey();
    }

    private static String accountId(AtlassianHostUser user) {
        return user.getUserAccountId().orElse("");
    }
}
