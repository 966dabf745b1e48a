package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.notes.Author;
import dev.firedrill.sample.notes.Note;
import dev.firedrill.sample.notes.NoteStore;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Made for one site, and never told that there are more: there is one list of notes, and it is everybody's. */
final class SharesNotesBetweenTenants implements Parts {

    private static final Author EVERYBODY = new Author("", "");

    @Override
    public NoteStore notes(Jdbi database) {
        return new ForwardingNoteStore(Parts.super.notes(database)) {
            @Override
            public List<Note> of(Author author) {
                return super.of(EVERYBODY);
            }

            @Override
            public Note add(Author author, String text, @Nullable String issueKey) {
                return super.add(EVERYBODY, text, issueKey);
            }

            @Override
            public boolean delete(Author author, long id) {
                return super.delete(EVERYBODY, id);
            }
        };
    }
}
