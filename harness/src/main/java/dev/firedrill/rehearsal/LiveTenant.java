package dev.firedrill.rehearsal;

import dev.firedrill.host.FrontDoor;
import dev.firedrill.host.Installation.Secret;
import dev.firedrill.host.Instance;
import dev.firedrill.stage.Address;
import dev.firedrill.stage.Credential;
import dev.firedrill.stage.Forgery;
import dev.firedrill.stage.Tenant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tenant that is an instance of the simulated host. */
final class LiveTenant implements Tenant {

    private final Ensemble ensemble;
    private final Instance instance;
    private final Supplier<Instance> accomplice;
    private final Map<Address, FrontDoor> doors;
    private volatile @Nullable String forgersSecret;

    /**
     * A tenant of one stage.
     *
     * @param accomplice another tenant, installed when first needed
     * @param doors the doors of this stage's tenants, by their addresses
     */
    LiveTenant(
            Ensemble ensemble,
            Instance instance,
            Supplier<Instance> accomplice,
            ConcurrentHashMap<Address, FrontDoor> doors) {
        this.ensemble = ensemble;
        this.instance = instance;
        this.accomplice = accomplice;
        this.doors = doors;
        rememberDoor();
    }

    Instance instance() {
        return instance;
    }

    @Override
    public String name() {
        return instance.tenant();
    }

    @Override
    public void install() {
        if (!ensemble.lifecycle().install(instance)) {
            throw new NotInstalledException(name());
        }
    }

    @Override
    public void resendInstalled() {
        ensemble.lifecycle().resendInstalled(instance);
    }

    @Override
    public void resendInstalledAtOnce(int times) {
        ensemble.lifecycle().resendInstalledAtOnce(instance, times);
    }

    @Override
    public void rotateSecret() {
        ensemble.lifecycle().rotateSecret(instance);
    }

    @Override
    public void rename() {
        ensemble.lifecycle().rename(instance);
        rememberDoor();
    }

    @Override
    public void renameTo(Address former) {
        FrontDoor door = doors.get(former);
        if (door == null) {
            throw new IllegalArgumentException("No tenant of this scenario was ever at " + former.url());
        }
        ensemble.lifecycle().renameTo(instance, door);
    }

    @Override
    public Address address() {
        return new Address(instance.baseUrl().toString());
    }

    @Override
    public void uninstall() {
        ensemble.lifecycle().uninstall(instance);
    }

    @Override
    public void resendUninstalled() {
        ensemble.lifecycle().resendUninstalled(instance);
    }

    @Override
    public void reinstall() {
        ensemble.lifecycle().reinstall(instance);
    }

    @Override
    public void forgeInstalled(Forgery forgery) {
        String secret = "forged-" + instance.installation().mint().value();
        forgersSecret = secret;
        ensemble.lifecycle()
                .forge(
                        instance,
                        ensemble.lifecycle().installedPayload(instance, secret),
                        forgery.phrase(),
                        ensemble.forger().authorization(forgery, instance, accomplice.get(), secret));
    }

    /** The secret that a credential stands for; empty where there is none, and for the controls. */
    Optional<String> secret(Credential credential) {
        return switch (credential) {
            case TRUE, GARBAGE -> Optional.empty();
            case REPLACED_SECRET -> instance.installation().replaced().map(Secret::value);
            case FORGED_SECRET -> Optional.ofNullable(forgersSecret);
        };
    }

    private void rememberDoor() {
        doors.put(address(), instance.door());
    }
}
