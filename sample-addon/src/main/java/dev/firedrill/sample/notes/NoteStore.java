package dev.firedrill.sample.notes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notes, each readable by its author alone. What a method changes survives our end when it returns. */
public interface NoteStore {

    /** What the database's column holds. */
    int LONGEST_TEXT = 2000;

    /** The author's notes, oldest first. */
    List<Note> of(Author author);

    default List<Note> about(String issueKey, Author author) {
        return of(author).stream()
                .filter(note -> issueKey.equals(note.issueKey()))
                .toList();
    }

    Note add(Author author, String text, @Nullable String issueKey);

    /** Whether there was such a note of this author. */
    boolean delete(Author author, long id);

    /** How many there are on a site. */
    long count(String clientKey);
}
