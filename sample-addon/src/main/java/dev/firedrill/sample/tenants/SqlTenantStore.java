package dev.firedrill.sample.tenants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Tenants in a table with the client key as its primary key. */
public final class SqlTenantStore implements TenantStore {

    private static final String UPSERT = """
            MERGE INTO tenant USING (VALUES (:clientKey)) AS told (client_key) ON tenant.client_key = told.client_key
            WHEN MATCHED THEN UPDATE SET
              shared_secret = :sharedSecret, base_url = :baseUrl, product_type = :productType,
              display_url = :displayUrl, oauth_client_id = :oauthClientId, installed = TRUE, enabled = TRUE
            WHEN NOT MATCHED THEN INSERT
              (client_key, shared_secret, base_url, product_type, display_url, oauth_client_id, installed, enabled)
              VALUES (:clientKey, :sharedSecret, :baseUrl, :productType, :displayUrl, :oauthClientId, TRUE, TRUE)
            """;

    private final Jdbi database;

    public SqlTenantStore(Jdbi database) {
        this.database = database;
    }

    @Override
    public Optional<Tenant> find(String clientKey) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM tenant WHERE client_key = :clientKey")
                .bind("clientKey", clientKey)
                .map((row, context) -> tenant(row))
                .findOne());
    }

    @Override
    public List<Tenant> installed() {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM tenant WHERE installed")
                .map((row, context) -> tenant(row))
                .list());
    }

    /**
     * A tenant counts as enabled from here on: a site rename is announced by {@code installed} alone, and an
     * {@code enabled} may get lost. Of several at once the last one wins: the statement locks the table.
     */
    @Override
    public void install(Installation installation) {
        database.useHandle(
                handle -> handle.createUpdate(UPSERT).bindMethods(installation).execute());
    }

    @Override
    public void uninstall(String clientKey) {
        update("UPDATE tenant SET installed = FALSE WHERE client_key = ?", clientKey);
    }

    @Override
    public void enable(String clientKey) {
        update("UPDATE tenant SET enabled = TRUE WHERE client_key = ?", clientKey);
    }

    @Override
    public void disable(String clientKey) {
        update("UPDATE tenant SET enabled = FALSE WHERE client_key = ?", clientKey);
    }

    @Override
    public void rememberTitle(String clientKey, String serverTitle) {
        update("UPDATE tenant SET server_title = ? WHERE client_key = ?", serverTitle, clientKey);
    }

    private void update(String sql, Object... arguments) {
        database.useHandle(handle -> handle.execute(sql, arguments));
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
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
