package dev.firedrill.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.sample.mutants.Mutants;
import dev.firedrill.sample.notes.Author;
import dev.firedrill.sample.notes.Note;
import dev.firedrill.sample.notes.NoteStore;
import dev.firedrill.sample.notes.SqlNoteStore;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notes of the mutant that acknowledges before it stores. */
class WriteBehindTest {

    private static final Author BOB = new Author("acme", "bob");

    private Database database;
    private NoteStore stored;
    private NoteStore shown;

    @BeforeEach
    void open(@TempDir Path data) {
        database = Database.in(data);
        Jdbi jdbi = database.jdbi();
        stored = new SqlNoteStore(jdbi);
        shown = Mutants.parts("acknowledges-before-storing").notes(jdbi);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_note_is_shown_at_once_and_stored_later() {
        shown.add(BOB, "soon", null);

        assertThat(stored.of(BOB)).isEmpty();
        assertThat(shown.of(BOB)).extracting(Note::text).containsExactly("soon");
        await("the note in the database").until(() -> stored.of(BOB).size() == 1);
        assertThat(shown.of(BOB)).extracting(Note::text).containsExactly("soon");
    }

    @Test
    void a_note_that_is_deleted_in_between_is_never_stored() {
        Note note = shown.add(BOB, "wrong", null);
        shown.add(BOB, "right", null);

        assertThat(shown.delete(BOB, note.id())).isTrue();

        await("the other note in the database").until(() -> !stored.of(BOB).isEmpty());
        assertThat(shown.of(BOB)).extracting(Note::text).containsExactly("right");
    }
}
