package dev.firedrill.catalogue.install;

import static dev.firedrill.checker.Access.currentSecretOpens;
import static dev.firedrill.checker.Callbacks.callbacks;
import static dev.firedrill.checker.Moment.acknowledged;
import static dev.firedrill.stage.Credential.TRUE;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.util.Set;

/** A tenant installs the add-on for the first time, and its users can use it. */
@Requirement(
        id = "INS-01",
        group = "install",
        title = "First install",
        level = Level.MUST,
        sentence = "A first install is acknowledged in time, and the tenant's users get in soon after.",
        source = "Cloud Fortified, installation callback success rate",
        mend = "Store the tenant before you answer 'installed', or finish within seconds and let users in as soon as"
                + " you have.")
final class FirstInstall implements Scenario {

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ACCESS);
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        stage.access().untilOpen(acme, TRUE);
    }

    @Override
    public Checker expects() {
        return callbacks("installed").acknowledged().and(currentSecretOpens(acknowledged("installed")));
    }
}
