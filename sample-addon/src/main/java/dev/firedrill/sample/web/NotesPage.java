package dev.firedrill.sample.web;

import dev.firedrill.sample.notes.Note;
import dev.firedrill.sample.notes.NoteStore;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;

/** The general page: greets the user and lists their notes, the notes also while the host is away. */
public final class NotesPage {

    private final Gate gate;
    private final Layout layout;
    private final Greeter greeter;
    private final NoteStore notes;

    public NotesPage(Gate gate, Layout layout, Greeter greeter, NoteStore notes) {
        this.gate = gate;
        this.layout = layout;
        this.greeter = greeter;
        this.notes = notes;
    }

    void show(Context request) {
        Visit visit = gate.visit(request);
        layout.show(request, visit, visit.licensed() ? page(visit) : Layout.licenceRequired(visit));
    }

    private Markup page(Visit visit) {
        Greeting greeting = greeter.greet(visit.caller());
        List<Note> own = visit.author().map(notes::of).orElseGet(List::of);
        return Markup.of(Stream.of(
                Layout.headline(salutation(visit, greeting)),
                site(visit, greeting),
                Layout.trouble(visit, greeting.trouble()),
                NoteList.of(own, visit.text("notes"), "", visit)));
    }

    private static String salutation(Visit visit, Greeting greeting) {
        if (visit.caller().accountId().isEmpty()) {
            return visit.text("greeting.anonymous");
        }
        return greeting.displayName().map(name -> visit.text("greeting", name)).orElseGet(() -> visit.text("title"));
    }

    private static Markup site(Visit visit, Greeting greeting) {
        return greeting.siteTitle()
                .map(title -> Layout.paragraph("site", visit.text("site", title)))
                .orElse(Markup.NONE);
    }
}
