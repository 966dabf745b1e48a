package dev.firedrill.catalogue.auth;

import static dev.firedrill.checker.Access.currentSecretOpens;
import static dev.firedrill.checker.Access.replacedSecretIsRefused;
import static dev.firedrill.checker.Callbacks.callbacks;
import static dev.firedrill.checker.HostCalls.useNewSecret;
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

/** The host rotates a tenant's secret while its users go on working. */
@Requirement(
        id = "AUT-01",
        group = "auth",
        title = "Secret rotation",
        level = Level.MUST,
        sentence = "After a rotation the new secret opens and signs, and the replaced one opens nothing any more.",
        source = "Cloud Fortified, installation callback scenarios: shared-secret rotation",
        mend = "Replace the stored secret when 'installed' brings a new one, verify against that alone, and read it"
                + " afresh for every call that you sign.")
final class SecretRotation implements Scenario {

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ACCESS);
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        stage.access().untilOpen(acme, TRUE);
        stage.users().use(acme);
        acme.rotateSecret();
        stage.access().untilOpen(acme, TRUE);
        stage.access().untilRefused(acme, REPLACED_SECRET);
        stage.users().keepUsingPastGrace(acme);
    }

    @Override
    public Checker expects() {
        var rotated = acknowledged("rotated");
        return callbacks("installed")
                .acknowledged()
                .and(currentSecretOpens(rotated))
                .and(replacedSecretIsRefused(rotated))
                .and(useNewSecret(rotated));
    }
}
