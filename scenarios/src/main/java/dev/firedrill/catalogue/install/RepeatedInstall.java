package dev.firedrill.catalogue.install;

import static dev.firedrill.checker.Access.currentSecretOpens;
import static dev.firedrill.checker.Access.replacedSecretIsRefused;
import static dev.firedrill.checker.Callbacks.callbacks;
import static dev.firedrill.checker.Moment.acknowledged;
import static dev.firedrill.stage.Credential.REPLACED_SECRET;
import static dev.firedrill.stage.Credential.TRUE;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.util.Set;

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

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ACCESS);
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        stage.access().untilOpen(acme, TRUE);
        for (int i = 0; i < SERIAL; i++) {
            acme.resendInstalled();
        }
        for (int i = 0; i < ROUNDS; i++) {
            acme.resendInstalledAtOnce(AT_ONCE);
        }
        acme.rotateSecret();
        stage.access().untilOpen(acme, TRUE);
        stage.access().untilRefused(acme, REPLACED_SECRET);
    }

    @Override
    public Checker expects() {
        return callbacks("installed")
                .oneByOne()
                .acknowledged()
                .and(callbacks("installed").atOnce().acknowledged().asShould())
                .and(currentSecretOpens(acknowledged("rotated")))
                .and(replacedSecretIsRefused(acknowledged("rotated")));
    }
}
