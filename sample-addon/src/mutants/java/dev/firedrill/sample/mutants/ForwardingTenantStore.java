package dev.firedrill.sample.mutants;

import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.Tenant;
import dev.firedrill.sample.tenants.TenantStore;
import java.util.List;
import java.util.Optional;

/** A sound store; variants override what they get wrong. */
class ForwardingTenantStore implements TenantStore {

    private final TenantStore sound;

    ForwardingTenantStore(TenantStore sound) {
        this.sound = sound;
    }

    @Override
    public Optional<Tenant> find(String clientKey) {
        return sound.find(clientKey);
    }

    @Override
    public List<Tenant> installed() {
        return sound.installed();
    }

    @Override
    public void install(Installation installation) {
        sound.install(installation);
    }

    @Override
    public void uninstall(String clientKey) {
        sound.uninstall(clientKey);
    }

    @Override
    public void enable(String clientKey) {
        sound.enable(clientKey);
    }

    @Override
    public void disable(String clientKey) {
        sound.disable(clientKey);
    }

    @Override
    public void rememberTitle(String clientKey, String serverTitle) {
        sound.rememberTitle(clientKey, serverTitle);
    }

    /** The tenant, if it has the add-on now. */
    final Optional<Tenant> findInstalled(String clientKey) {
        return find(clientKey).filter(Tenant::installed);
    }

    /** The tenant, if it had the add-on once. */
    final Optional<Tenant> findUninstalled(String clientKey) {
        return find(clientKey).filter(tenant -> !tenant.installed());
    }
}
