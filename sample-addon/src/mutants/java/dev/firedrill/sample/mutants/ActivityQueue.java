package dev.firedrill.sample.mutants;

import dev.firedrill.sample.notes.Activity;
import dev.firedrill.sample.notes.ActivityStore;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.web.WebhookEffect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What webhooks told, in a table until it is worked on: once a second, in order, and again if we end in between. */
final class ActivityQueue implements WebhookEffect {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityQueue.class);

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS queued (
              id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              client_key  VARCHAR(2000) NOT NULL,
              identifier  VARCHAR(2000) NOT NULL,
              event       VARCHAR(2000) NOT NULL,
              issue_key   VARCHAR(2000),
              received_at TIMESTAMP WITH TIME ZONE NOT NULL
            )
            """;

    private static final String INSERT =
            "INSERT INTO queued (client_key, identifier, event, issue_key, received_at) VALUES (?, ?, ?, ?, ?)";

    private final Jdbi database;
    private final ActivityStore activity;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(Daemons::thread);

    private ActivityQueue(Jdbi database, ActivityStore activity) {
        this.database = database;
        this.activity = activity;
    }

    static ActivityQueue start(Jdbi database, ActivityStore activity) {
        database.useHandle(handle -> handle.execute(TABLE));
        ActivityQueue queue = new ActivityQueue(database, activity);
        ScheduledFuture<?> unused = queue.worker.scheduleWithFixedDelay(queue::work, 1, 1, TimeUnit.SECONDS);
        return queue;
    }

    @Override
    public void take(Tenant tenant, Activity event) {
        database.useHandle(handle -> handle.execute(
                INSERT,
                tenant.clientKey(),
                event.identifier(),
                event.event(),
                event.issueKey(),
                event.receivedAt().atOffset(ZoneOffset.UTC)));
    }

    void stop() {
        worker.shutdownNow();
    }

    private void work() {
        try {
            for (Queued queued : queued()) {
                activity.record(queued.clientKey(), queued.event());
                database.useHandle(handle -> handle.execute("DELETE FROM queued WHERE id = ?", queued.id()));
            }
        } catch (RuntimeException e) {
            LOG.warn("The queue waits for the next second: {}", e.toString());
        }
    }

    private List<Queued> queued() {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM queued ORDER BY id")
                .map((row, context) -> queued(row))
                .list());
    }

    private static Queued queued(ResultSet row) throws SQLException {
        Activity event = new Activity(
                row.getString("identifier"),
                row.getString("event"),
                row.getString("issue_key"),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
        return new Queued(row.getLong("id"), row.getString("client_key"), event);
    }

    private record Queued(long id, String clientKey, Activity event) {}
}
