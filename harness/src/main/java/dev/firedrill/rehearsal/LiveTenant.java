package dev.firedrill.rehearsal;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.KeyTrouble;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Fact;
import dev.firedrill.host.FrontDoor;
import dev.firedrill.host.Installation.Secret;
import dev.firedrill.host.Instance;
import dev.firedrill.nemesis.Nemesis;
import dev.firedrill.stage.Address;
import dev.firedrill.stage.Credential;
import dev.firedrill.stage.Forgery;
import dev.firedrill.stage.Licence;
import dev.firedrill.stage.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tenant that is an instance of the simulated host. */
final class LiveTenant implements Tenant {

    /** So that an answer which comes at the bound is seen to come late rather than not at all. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Ensemble ensemble;
    private final Nemesis nemesis;
    private final Bounds bounds;
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
            Nemesis nemesis,
            Bounds bounds,
            Instance instance,
            Supplier<Instance> accomplice,
            ConcurrentHashMap<Address, FrontDoor> doors) {
        this.ensemble = ensemble;
        this.nemesis = nemesis;
        this.bounds = bounds;
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
        require(tryInstall(), "install");
    }

    @Override
    public boolean tryInstall() {
        return ensemble.lifecycle().install(instance);
    }

    private void require(boolean acknowledged, String change) {
        if (!acknowledged) {
            throw new RefusedCallbackException(change, name());
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
        require(ensemble.lifecycle().rotateSecret(instance), "new secret");
    }

    @Override
    public void rename() {
        boolean acknowledged = ensemble.lifecycle().rename(instance);
        rememberDoor();
        require(acknowledged, "rename");
    }

    @Override
    public void renameTo(Address former) {
        FrontDoor door = doors.get(former);
        if (door == null) {
            throw new IllegalArgumentException("No tenant of this scenario was ever at " + former.url());
        }
        require(ensemble.lifecycle().renameTo(instance, door), "rename");
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
        require(ensemble.lifecycle().reinstall(instance), "reinstall");
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

    @Override
    public void installUnder(KeyTrouble trouble) {
        ensemble.lifecycle()
                .installSignedBy(
                        instance,
                        ensemble.theatre().keys().troubled(trouble),
                        bounds.live().keyTrouble().plus(MARGIN),
                        Fact.CallbackAnswered.UNDER_KEY_TROUBLE + trouble.phrase());
    }

    @Override
    public void uninstallBesideDisabled(Order order) {
        ensemble.lifecycle().disabledBesideUninstalled(instance, order == Order.DISABLED_FIRST);
    }

    @Override
    public void disableLate() {
        ensemble.lifecycle().lateDisabled(instance);
    }

    @Override
    public void license(Licence licence) {
        instance.setLicence(
                switch (licence) {
                    case ACTIVE -> dev.firedrill.host.Licence.ACTIVE;
                    case NONE -> dev.firedrill.host.Licence.NONE;
                });
    }

    @Override
    public void suffer(Fault fault) {
        nemesis.inject(instance, fault);
    }

    @Override
    public void heal() {
        nemesis.heal(instance);
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
