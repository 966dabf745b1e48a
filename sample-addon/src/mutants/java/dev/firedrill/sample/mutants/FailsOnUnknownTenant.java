package dev.firedrill.sample.mutants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.sample.Parts;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.tenants.TenantStore;
import io.javalin.config.JavalinConfig;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Looks up whom {@code disabled} is about before anything else, and takes for granted that there is such a tenant. */
final class FailsOnUnknownTenant implements Parts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable TenantStore tenants;

    @Override
    public TenantStore tenants(Jdbi database) {
        TenantStore store = Parts.super.tenants(database);
        tenants = store;
        return store;
    }

    @Override
    public void configure(JavalinConfig config) {
        TenantStore store = Objects.requireNonNull(tenants);
        config.routes.before("/disabled", request -> {
            String clientKey = clientKey(request.body());
            Tenant unused = store.find(clientKey).filter(Tenant::installed).orElseThrow();
        });
    }

    private static String clientKey(String body) throws JsonProcessingException {
        return JSON.readTree(body).path("clientKey").asText();
    }
}
