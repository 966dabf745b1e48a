package dev.firedrill.sample.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.atlassian.Caller;
import dev.firedrill.sample.notes.Activity;
import dev.firedrill.sample.notes.ActivityStore;
import dev.firedrill.sample.notes.Author;
import dev.firedrill.sample.notes.NoteStore;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import org.jspecify.annotations.Nullable;

/** What the scripts of our pages call. */
public final class NotesApi {

    private final Gate gate;
    private final NoteStore notes;
    private final ActivityStore activity;

    public NotesApi(Gate gate, NoteStore notes, ActivityStore activity) {
        this.gate = gate;
        this.notes = notes;
        this.activity = activity;
    }

    void list(Context request) {
        request.json(notes.of(author(request)));
    }

    void add(Context request) {
        Author author = author(request);
        JsonNode body = Bodies.object(request);
        String text = Bodies.required(body, "text");
        if (text.length() > NoteStore.LONGEST_TEXT) {
            throw new BadRequestResponse("A note has %d characters at most.".formatted(NoteStore.LONGEST_TEXT));
        }
        String issueKey = Bodies.optional(body, "issueKey").orElse(null);
        request.status(201).json(notes.add(author, text, issueKey));
    }

    void delete(Context request) {
        Author author = author(request);
        if (!notes.delete(author, id(request))) {
            throw new NotFoundResponse("You have no such note.");
        }
        request.status(204);
    }

    void activity(Context request) {
        String clientKey = gate.script(request).tenant().clientKey();
        request.json(activity.of(clientKey).stream().map(NotesApi::shown).toList());
    }

    private Author author(Context request) {
        Caller caller = gate.script(request);
        String accountId =
                caller.accountId().orElseThrow(() -> new ForbiddenResponse("Notes are for those who are logged in."));
        return new Author(caller.tenant().clientKey(), accountId);
    }

    private static long id(Context request) {
        try {
            return Long.parseLong(request.pathParam("id"));
        } catch (NumberFormatException e) {
            throw new NotFoundResponse("You have no such note.");
        }
    }

    private static ActivityShown shown(Activity activity) {
        return new ActivityShown(
                activity.identifier(),
                activity.event(),
                activity.issueKey(),
                activity.receivedAt().toString());
    }

    /** As JSON has it, which knows no instants. */
    private record ActivityShown(
            String identifier, String event, @Nullable String issueKey, String receivedAt) {}
}
