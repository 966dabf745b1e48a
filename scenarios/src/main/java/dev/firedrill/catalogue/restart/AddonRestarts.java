package dev.firedrill.catalogue.restart;

import static dev.firedrill.checker.Access.currentSecretOpens;
import static dev.firedrill.checker.Moment.restarted;
import static dev.firedrill.checker.Restarts.readyAgain;
import static dev.firedrill.checker.Texts.survive;
import static dev.firedrill.stage.Credential.TRUE;

import dev.firedrill.checker.Applicability;
import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Company;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.util.List;
import java.util.Set;

/** The add-on's own process is killed right after it acknowledged something, and started again. */
@Requirement(
        id = "RST-07",
        group = "restart",
        title = "The add-on restarts",
        level = Level.MUST,
        sentence = "What the add-on has acknowledged survives it: tenants and what their users stored are"
                + " there after a restart.",
        source = "Cloud Fortified, reliability: add-ons are deployed and restarted while tenants use them",
        mend = "Answer only when it is stored: commit to a durable store before 2xx, and flush it to" + " disk.")
final class AddonRestarts implements Scenario {

    @Override
    public Applicability appliesTo() {
        return Applicability.signedProtocol().and(Applicability.restartable());
    }

    @Override
    public Company company() {
        return Company.NOBODY;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ACCESS);
    }

    @Override
    public Set<Need> sharperWith() {
        return Set.of(Need.TEXTS);
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        stage.access().untilOpen(acme, TRUE);
        stage.users().storeText(acme);
        var globex = stage.install("globex");
        stage.users().storeText(globex);
        stage.addon().kill();
        stage.addon().start();
        for (var tenant : List.of(acme, globex)) {
            stage.access().untilOpen(tenant, TRUE);
            stage.users().readTexts(tenant);
        }
    }

    @Override
    public Checker expects() {
        return currentSecretOpens(restarted()).and(survive(restarted())).and(readyAgain());
    }
}
