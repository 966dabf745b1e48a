package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.tenants.TenantStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks a tenant up, waits a few milliseconds as for a slow store, and inserts a row if there was none, with nothing
 * unique in the table. Later changes are made to the row that logins read, so that the others are in nobody's way: until
 * the one that is read is deleted with the tenant.
 */
final class UnguardedInsert implements Parts {

    private final String readFirst;

    private UnguardedInsert(String readFirst) {
        this.readFirst = readFirst;
    }

    static UnguardedInsert readingTheFirstRow() {
        return new UnguardedInsert("row_id");
    }

    static UnguardedInsert readingTheRowUpdatedLast() {
        return new UnguardedInsert("updated DESC, row_id");
    }

    @Override
    public TenantStore tenants(Jdbi database) {
        return new Rows(database, readFirst);
    }

    private static final class Rows implements TenantStore {

        private static final Duration LOOKUP = Duration.ofMillis(5);
        private static final Duration ANSWER = Duration.ofMillis(20);

        private static final String TABLE = """
                CREATE TABLE IF NOT EXISTS unguarded_row (
                  row_id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  updated       BIGINT DEFAULT 0,
                  client_key    VARCHAR(2000) NOT NULL,
                  shared_secret VARCHAR(2000) NOT NULL,
                  base_url      VARCHAR(2000) NOT NULL,
                  product_type  VARCHAR(2000) NOT NULL,
                  installed     BOOLEAN DEFAULT TRUE,
                  enabled       BOOLEAN DEFAULT TRUE,
                  server_title  VARCHAR(2000)
                )
                """;

        private static final String INSERT = """
                INSERT INTO unguarded_row (client_key, shared_secret, base_url, product_type) VALUES (?, ?, ?, ?)
                """;

        private final Jdbi database;
        private final String readFirst;

        Rows(Jdbi database, String readFirst) {
            this.database = database;
            this.readFirst = readFirst;
            database.useHandle(handle -> handle.execute(TABLE));
        }

        @Override
        public Optional<Tenant> find(String clientKey) {
            return rows().stream()
                    .filter(tenant -> tenant.clientKey().equals(clientKey))
                    .findFirst();
        }

        @Override
        public List<Tenant> installed() {
            Map<String, Tenant> read = new LinkedHashMap<>();
            rows().forEach(tenant -> read.putIfAbsent(tenant.clientKey(), tenant));
            return List.copyOf(read.values());
        }

        @Override
        public void install(Installation it) {
            boolean known = find(it.clientKey()).isPresent();
            Pause.of(LOOKUP);
            if (known) {
                change("shared_secret = ?, base_url = ?", it.clientKey(), it.sharedSecret(), it.baseUrl());
            } else {
                database.useHandle(handle ->
                        handle.execute(INSERT, it.clientKey(), it.sharedSecret(), it.baseUrl(), it.productType()));
            }
            Pause.of(ANSWER);
        }

        @Override
        public void uninstall(String clientKey) {
            database.useHandle(
                    handle -> handle.execute("DELETE FROM unguarded_row WHERE row_id = " + read(), clientKey));
        }

        @Override
        public void enable(String clientKey) {
            change("enabled = TRUE", clientKey);
        }

        @Override
        public void disable(String clientKey) {
            change("enabled = FALSE", clientKey);
        }

        @Override
        public void rememberTitle(String clientKey, String serverTitle) {
            change("server_title = ?", clientKey, serverTitle);
        }

        private void change(String what, String clientKey, Object... values) {
            database.useHandle(handle -> {
                var update = handle.createUpdate("UPDATE unguarded_row SET updated = "
                        + "(SELECT MAX(updated) + 1 FROM unguarded_row), " + what + " WHERE row_id = " + read());
                for (int i = 0; i < values.length; i++) {
                    update.bind(i, values[i]);
                }
                update.bind(values.length, clientKey).execute();
            });
        }

        /** The row that logins read. */
        private String read() {
            return "(SELECT row_id FROM unguarded_row WHERE client_key = ? ORDER BY " + readFirst + " LIMIT 1)";
        }

        private List<Tenant> rows() {
            return database.withHandle(handle -> handle.createQuery("SELECT * FROM unguarded_row ORDER BY " + readFirst)
                    .map((row, context) -> TenantRows.tenant(row))
                    .list());
        }
    }
}
