package dev.firedrill.sample.mutants;

import dev.firedrill.sample.notes.Author;
import dev.firedrill.sample.notes.Note;
import dev.firedrill.sample.notes.NoteStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sound store; variants override what they get wrong. */
class ForwardingNoteStore implements NoteStore {

    private final NoteStore sound;

    ForwardingNoteStore(NoteStore sound) {
        this.sound = sound;
    }

    @Override
    public List<Note> of(Author author) {
        return sound.of(author);
    }

    @Override
    public Note add(Author author, String text, @Nullable String issueKey) {
        return sound.add(author, text, issueKey);
    }

    @Override
    public boolean delete(Author author, long id) {
        return sound.delete(author, id);
    }

    @Override
    public long count(String clientKey) {
        return sound.count(clientKey);
    }
}
