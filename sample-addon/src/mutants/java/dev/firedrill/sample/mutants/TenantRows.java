package dev.firedrill.sample.mutants;

import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.tenants.TenantStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Tenants in a table that does not keep its rows unique; see {@link DuplicateTenantRows}. */
final class TenantRows implements TenantStore {

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS tenant_row (
              row_id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
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
            INSERT INTO tenant_row (client_key, shared_secret, base_url, product_type, server_title)
            VALUES (?, ?, ?, ?, (SELECT server_title FROM tenant_row WHERE row_id = ?))
            """;

    private static final String NEWEST = "(SELECT MAX(row_id) FROM tenant_row WHERE client_key = ?)";

    private final Jdbi database;

    TenantRows(Jdbi database) {
        this.database = database;
        database.useHandle(handle -> handle.execute(TABLE));
    }

    @Override
    public Optional<Tenant> find(String clientKey) {
        return rows().stream()
                .filter(tenant -> tenant.clientKey().equals(clientKey))
                .findFirst();
    }

    /** Of several rows the oldest, as a query without an order gives them. */
    @Override
    public List<Tenant> installed() {
        Map<String, Tenant> oldest = new LinkedHashMap<>();
        rows().forEach(tenant -> oldest.putIfAbsent(tenant.clientKey(), tenant));
        return oldest.values().stream().filter(Tenant::installed).toList();
    }

    /** Replaces the row that it saw; what others wrote since then stays beside it. */
    @Override
    public void install(Installation it) {
        Long seen = newest(it.clientKey());
        Pause.of(Duration.ofMillis(30));
        database.useTransaction(handle -> {
            handle.execute(INSERT, it.clientKey(), it.sharedSecret(), it.baseUrl(), it.productType(), seen);
            handle.execute("DELETE FROM tenant_row WHERE row_id = ?", seen);
        });
    }

    @Override
    public void uninstall(String clientKey) {
        update("installed = FALSE", clientKey);
    }

    @Override
    public void enable(String clientKey) {
        update("enabled = TRUE", clientKey);
    }

    @Override
    public void disable(String clientKey) {
        update("enabled = FALSE", clientKey);
    }

    @Override
    public void rememberTitle(String clientKey, String serverTitle) {
        database.useHandle(handle -> handle.execute(
                "UPDATE tenant_row SET server_title = ? WHERE row_id = " + NEWEST, serverTitle, clientKey));
    }

    private void update(String change, String clientKey) {
        database.useHandle(
                handle -> handle.execute("UPDATE tenant_row SET " + change + " WHERE row_id = " + NEWEST, clientKey));
    }

    private Long newest(String clientKey) {
        return database.withHandle(handle -> handle.createQuery("VALUES COALESCE(" + NEWEST + ", -1)")
                .bind(0, clientKey)
                .mapTo(Long.class)
                .one());
    }

    private List<Tenant> rows() {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM tenant_row ORDER BY row_id")
                .map((row, context) -> tenant(row))
                .list());
    }

    static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(
                row.getString("client_key"),
                row.getString("shared_secret"),
                row.getString("base_url"),
                row.getString("product_type"),
                row.getBoolean("installed"),
                row.getBoolean("enabled"),
                row.getString("server_title"));
    }
}
