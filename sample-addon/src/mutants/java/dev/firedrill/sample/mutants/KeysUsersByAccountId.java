package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.notes.ActivityStore;
import dev.firedrill.sample.notes.Author;
import dev.firedrill.sample.notes.Note;
import dev.firedrill.sample.notes.NoteStore;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.tenants.TenantStore;
import dev.firedrill.sample.web.Gate;
import dev.firedrill.sample.web.NotesApi;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Notes are stored rightly, and the pages read them rightly. The API alone asks for what an account wrote, and forgets
 * that the same account works on several sites.
 */
final class KeysUsersByAccountId implements Parts {

    private @Nullable TenantStore tenants;

    @Override
    public TenantStore tenants(Jdbi database) {
        TenantStore store = Parts.super.tenants(database);
        tenants = store;
        return store;
    }

    @Override
    public NotesApi notesApi(Gate gate, NoteStore notes, ActivityStore activity) {
        TenantStore store = Objects.requireNonNull(tenants);
        NoteStore ofAccount = new ForwardingNoteStore(notes) {
            @Override
            public List<Note> of(Author author) {
                return store.installed().stream()
                        .map(Tenant::clientKey)
                        .flatMap(clientKey -> super.of(new Author(clientKey, author.accountId())).stream())
                        .toList();
            }
        };
        return new NotesApi(gate, ofAccount, activity);
    }
}
