package dev.firedrill.sample.notes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The activity of each tenant; hosts send webhooks at least once, here they count once. */
public final class ActivityStore {

    private static final String INSERT = """
            INSERT INTO activity (client_key, identifier, event, issue_key, received_at)
            VALUES (:clientKey, :identifier, :event, :issueKey, :receivedAt)
            """;

    private final Jdbi database;

    public ActivityStore(Jdbi database) {
        this.database = database;
    }

    /** The unique key decides what is a resend, not a look beforehand: two deliveries may run at once. */
    public void record(String clientKey, Activity activity) {
        try {
            database.useHandle(handle -> handle.createUpdate(INSERT)
                    .bind("clientKey", clientKey)
                    .bind("identifier", activity.identifier())
                    .bind("event", activity.event())
                    .bind("issueKey", activity.issueKey())
                    .bind("receivedAt", activity.receivedAt().atOffset(ZoneOffset.UTC))
                    .execute());
        } catch (UnableToExecuteStatementException e) {
            if (!(e.getCause() instanceof SQLIntegrityConstraintViolationException)) {
                throw e;
            }
        }
    }

    public List<Activity> of(String clientKey) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM activity WHERE client_key = ? ORDER BY id")
                        .bind(0, clientKey)
                        .map((row, context) -> activity(row))
                        .list());
    }

    private static Activity activity(ResultSet row) throws SQLException {
        return new Activity(
                row.getString("identifier"),
                row.getString("event"),
                row.getString("issue_key"),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }
}
