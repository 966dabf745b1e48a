package dev.firedrill.sample.notes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Notes in a table; every statement names the author. */
public final class SqlNoteStore implements NoteStore {

    private static final String OF_AUTHOR = " WHERE client_key = :clientKey AND account_id = :accountId";

    private final Jdbi database;

    public SqlNoteStore(Jdbi database) {
        this.database = database;
    }

    @Override
    public List<Note> of(Author author) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM note" + OF_AUTHOR + " ORDER BY id")
                .bindMethods(author)
                .map((row, context) -> note(row))
                .list());
    }

    @Override
    public Note add(Author author, String text, @Nullable String issueKey) {
        String insert = """
                INSERT INTO note (client_key, account_id, issue_key, text)
                VALUES (:clientKey, :accountId, :issueKey, :text)
                """;
        long id = database.withHandle(handle -> handle.createUpdate(insert)
                .bindMethods(author)
                .bind("issueKey", issueKey)
                .bind("text", text)
                .executeAndReturnGeneratedKeys()
                .mapTo(Long.class)
                .one());
        return new Note(id, text, issueKey);
    }

    @Override
    public boolean delete(Author author, long id) {
        return database.withHandle(handle -> handle.createUpdate("DELETE FROM note" + OF_AUTHOR + " AND id = :id")
                        .bindMethods(author)
                        .bind("id", id)
                        .execute()
                > 0);
    }

    @Override
    public long count(String clientKey) {
        return database.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM note WHERE client_key = ?")
                .bind(0, clientKey)
                .mapTo(Long.class)
                .one());
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(row.getLong("id"), row.getString("text"), row.getString("issue_key"));
    }
}
