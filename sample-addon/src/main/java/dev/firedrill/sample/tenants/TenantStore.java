package dev.firedrill.sample.tenants;

import java.util.List;
import java.util.Optional;

/** The durable memory of tenants. What a method changes survives our end when it returns. */
public interface TenantStore {

    /** The tenant as it is now, also when it is uninstalled. */
    Optional<Tenant> find(String clientKey);

    List<Tenant> installed();

    /** Takes in a new tenant or brings a known one up to date, in one step, however many calls arrive at once. */
    void install(Installation installation);

    /** Keeps the tenant's data, so that it is there again after a reinstall. */
    void uninstall(String clientKey);

    void enable(String clientKey);

    void disable(String clientKey);

    void rememberTitle(String clientKey, String serverTitle);
}
