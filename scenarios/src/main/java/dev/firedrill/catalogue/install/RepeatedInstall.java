package dev.firedrill.catalogue.install;

import static dev.firedrill.checker.Access.currentSecretOpens;
import static dev.firedrill.checker.Access.formerSecretsAreRefused;
import static dev.firedrill.checker.Access.nobodyIsLost;
import static dev.firedrill.checker.Callbacks.callbacks;
import static dev.firedrill.checker.Moment.acknowledged;
import static dev.firedrill.stage.Credential.FORMER_SECRET;
import static dev.firedrill.stage.Credential.TRUE;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import dev.firedrill.stage.Tenant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The host says 'installed' again and again, also several times at once; nothing must come of it. */
@Requirement(
        id = "INS-02",
        group = "install",
        title = "Repeated installed",
        level = Level.MUST,
        sentence = "'installed' says what is true of a tenant now: however often it comes, there is one tenant, and its"
                + " newest secret counts.",
        source = "Connect lifecycle: installed is sent again on upgrade, rename, import and rotation",
        mend = "Make 'installed' an atomic upsert: a unique key on clientKey and one INSERT … ON CONFLICT UPDATE or"
                + " MERGE.")
final class RepeatedInstall implements Scenario {

    private static final int SERIAL = 3;
    private static final int ROUNDS = 5;
    private static final int AT_ONCE = 5;
    private static final List<String> TOGETHER = List.of("hooli", "soylent", "tyrell", "wonka");
    private static final List<String> NEWCOMERS = List.of("globex", "initech", "umbrella");

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ACCESS);
    }

    @Override
    public void play(Stage stage) {
        stage.sideBySide(Stream.concat(
                        Stream.<Runnable>of(() -> again(stage), () -> severalTenants(stage)),
                        NEWCOMERS.stream().map(name -> () -> atOnceFromTheStart(stage, stage.tenant(name))))
                .toList());
    }

    private static void again(Stage stage) {
        var acme = stage.install("acme");
        stage.access().untilOpen(acme, TRUE);
        for (int i = 0; i < SERIAL; i++) {
            acme.resendInstalled();
        }
        for (int i = 0; i < ROUNDS; i++) {
            acme.resendInstalledAtOnce(AT_ONCE);
        }
        replaceAndLeave(stage, acme);
    }

    /** Whoever looks for a tenant and then inserts it finds none several times. */
    private static void atOnceFromTheStart(Stage stage, Tenant newcomer) {
        newcomer.resendInstalledAtOnce(AT_ONCE);
        newcomer.install();
        replaceAndLeave(stage, newcomer);
    }

    private static void severalTenants(Stage stage) {
        stage.sideBySide(stage.installAtOnce(TOGETHER).stream()
                .<Runnable>map(tenant -> () -> stage.access().untilOpen(tenant, TRUE))
                .toList());
    }

    /** A second row of a tenant shows by its secret: beside a new one, or when the first row is gone. */
    private static void replaceAndLeave(Stage stage, Tenant tenant) {
        tenant.rotateSecret();
        stage.access().untilOpen(tenant, TRUE);
        stage.access().untilRefused(tenant, FORMER_SECRET);
        tenant.uninstall();
        stage.access().untilKeptOut(tenant, FORMER_SECRET);
    }

    @Override
    public Checker expects() {
        return callbacks("installed")
                .oneByOne()
                .acknowledged()
                .and(callbacks("installed").atOnce().acknowledged().asShould())
                .and(nobodyIsLost())
                .and(currentSecretOpens(acknowledged("rotated")))
                .and(formerSecretsAreRefused(acknowledged("rotated"), acknowledged("uninstalled")));
    }
}
