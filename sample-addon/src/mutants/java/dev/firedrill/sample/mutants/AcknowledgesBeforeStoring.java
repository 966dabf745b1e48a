package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.notes.Author;
import dev.firedrill.sample.notes.Note;
import dev.firedrill.sample.notes.NoteStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Notes are shown at once and written two seconds later, which saves writes. Who is told "created" in between believes
 * it; a process that ends in between does not tell.
 */
final class AcknowledgesBeforeStoring implements Parts {

    private static final Executor LATER = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);

    @Override
    public NoteStore notes(Jdbi database) {
        return new WriteBehind(Parts.super.notes(database));
    }

    private static final class WriteBehind extends ForwardingNoteStore {

        private final Map<Long, Unwritten> unwritten = new ConcurrentSkipListMap<>();
        private final AtomicLong lastId = new AtomicLong(1_000_000_000);

        WriteBehind(NoteStore sound) {
            super(sound);
        }

        @Override
        public synchronized List<Note> of(Author author) {
            List<Note> notes = new ArrayList<>(super.of(author));
            unwritten.values().stream()
                    .filter(one -> one.author().equals(author))
                    .map(Unwritten::note)
                    .forEach(notes::add);
            return notes;
        }

        @Override
        public Note add(Author author, String text, @Nullable String issueKey) {
            Note note = new Note(lastId.incrementAndGet(), text, issueKey);
            unwritten.put(note.id(), new Unwritten(author, note));
            LATER.execute(() -> write(note.id()));
            return note;
        }

        @Override
        public synchronized boolean delete(Author author, long id) {
            return unwritten.remove(id) != null || super.delete(author, id);
        }

        private synchronized void write(long id) {
            Unwritten one = unwritten.remove(id);
            if (one != null) {
                Note unused =
                        super.add(one.author(), one.note().text(), one.note().issueKey());
            }
        }
    }

    private record Unwritten(Author author, Note note) {}
}
