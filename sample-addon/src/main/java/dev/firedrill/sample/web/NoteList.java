package dev.firedrill.sample.web;

import dev.firedrill.sample.notes.Note;
import java.util.List;
import java.util.Map;

/** Notes and the form for new ones, as markup. */
final class NoteList {

    private static final Template LIST = Template.named("notes.html");
    private static final Template ITEM = Template.named("note.html");

    private NoteList() {}

    static Markup of(List<Note> notes, String headline, String issueKey, Visit visit) {
        return LIST.filled(Map.of(
                "headline",
                headline,
                "notes",
                Markup.of(notes.stream().map(note -> item(note, visit))),
                "issue",
                issueKey,
                "label",
                visit.text("note.text"),
                "add",
                visit.text("note.add"),
                "delete",
                visit.text("note.delete"),
                "readonly",
                visit.mayWrite() ? "" : "readonly",
                "disabled",
                visit.mayWrite() ? "" : "disabled"));
    }

    private static Markup item(Note note, Visit visit) {
        return ITEM.filled(Map.of(
                "id", note.id(),
                "text", note.text(),
                "delete", visit.text("note.delete"),
                "disabled", visit.mayWrite() ? "" : "disabled"));
    }
}
