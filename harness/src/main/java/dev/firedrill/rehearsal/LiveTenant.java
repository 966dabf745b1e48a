package dev.firedrill.rehearsal;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.KeyTrouble;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Fact;
import dev.firedrill.host.FrontDoor;
import dev.firedrill.host.Installation;
import dev.firedrill.host.Installation.Secret;
import dev.firedrill.host.Instance;
import dev.firedrill.host.Patience;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A tenant that is an instance of the simulated host. */
final class LiveTenant implements Tenant {

    private final Ensemble ensemble;
    private final Nemesis nemesis;
    private final Bounds bounds;
    private final Instance instance;
    private final Supplier<Instance> accomplice;
    private final Map<Address, FrontDoor> doors;
    private final String strangersSecret = Installation.nobodysSecret();
    private volatile @Nullable String forgersSecret;
    private volatile Duration replacedAt = Duration.ZERO;

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
        replacedAt = ensemble.history().clock().elapsed();
    }

    /** How much is left of the grace in which a secret that was replaced may still open. */
    Duration graceLeft() {
        Duration left =
                bounds.oldSecret().minus(ensemble.history().clock().elapsed().minus(replacedAt));
        return left.isNegative() ? Duration.ZERO : left;
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
                        Patience.of(bounds.live().keyTrouble()),
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

    /** The secrets that a credential stands for, by the names under which they are tried; none for the controls. */
    Map<String, String> secrets(Credential credential) {
        return switch (credential) {
            case TRUE, GARBAGE -> Map.of();
            case REPLACED_SECRET ->
                named(credential, instance.installation().replaced().map(Secret::value));
            case FORMER_SECRET ->
                instance.installation().former().stream()
                        .collect(Collectors.toMap(s -> credential + " " + s.generation(), Secret::value));
            case FORGED_SECRET -> named(credential, Optional.ofNullable(forgersSecret));
            case STRANGERS_SECRET -> Map.of(credential.name(), strangersSecret);
        };
    }

    private static Map<String, String> named(Credential credential, Optional<String> secret) {
        return secret.map(s -> Map.of(credential.name(), s)).orElse(Map.of());
    }

    private void rememberDoor() {
        doors.put(address(), instance.door());
    }
}
