package dev.firedrill.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/** The add-on's database, a file. */
final class Database implements AutoCloseable {

    private final JdbcConnectionPool connections;
    private final Jdbi jdbi;

    private Database(JdbcConnectionPool connections) {
        this.connections = connections;
        this.jdbi = Jdbi.create(connections);
    }

    /**
     * By default H2 writes what was committed up to half a second later, and a process that is killed meanwhile loses
     * what it acknowledged; without a delay it does not, unless two connections commit at the same time, when it puts
     * one of them off: so there is one connection. (A computer without power may: nothing waits for the disk.)
     * H2's own shutdown hook would close the database under the last requests; {@link #close} does it in time.
     */
    static Database in(Path folder) {
        String url = "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                .formatted(folder.resolve("team-notes").toAbsolutePath());
        JdbcConnectionPool connections = JdbcConnectionPool.create(url, "sa", "");
        connections.setMaxConnections(1);
        Database database = new Database(connections);
        database.jdbi.useHandle(handle -> handle.createScript(schema()).execute());
        return database;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        connections.dispose(); // With its last connection the database closes, too.
    }

    private static String schema() {
        try (InputStream in = Objects.requireNonNull(Database.class.getResourceAsStream("schema.sql"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
