package dev.firedrill.sample;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/** The add-on's database, a file. */
final class Database implements AutoCloseable {

    private static final String SCHEMA = ClasspathSqlLocator.create().locate("dev.firedrill.sample.schema");

    private final Jdbi jdbi;

    private Database(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A commit returns when the disk has it: without {@code write_delay=false} it may be half a second late, and a
     * process that is killed meanwhile loses what it acknowledged. What such a process would leave is a lock file that
     * keeps its successor waiting; so there is none. Connections are cheap inside one process, and not pooled.
     */
    static Database in(Path folder) {
        String url = "jdbc:hsqldb:file:%s;hsqldb.write_delay=false;hsqldb.lock_file=false"
                .formatted(folder.resolve("team-notes").toAbsolutePath());
        Database database = new Database(Jdbi.create(url, "SA", ""));
        database.jdbi.useHandle(handle -> handle.createScript(SCHEMA).execute());
        return database;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        jdbi.useHandle(handle -> handle.execute("SHUTDOWN"));
    }
}
