package dev.firedrill.catalogue.lifecycle;

import static dev.firedrill.checker.HostCalls.stopAfter;
import static dev.firedrill.checker.Moment.acknowledged;

import dev.firedrill.checker.Applicability;
import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.util.Set;

/** A tenant uninstalls, and the add-on's own work for it ends. */
@Requirement(
        id = "LIFE-07",
        group = "lifecycle",
        title = "No calls after uninstall",
        level = Level.SHOULD,
        sentence = "An add-on that was uninstalled leaves its former host alone.",
        source = "Connect lifecycle: after uninstalled every call is answered 401",
        mend = "Take a tenant out of every schedule and queue when 'uninstalled' comes, and look at its"
                + " state before each piece of work.")
final class QuietAfterUninstall implements Scenario {

    private static final int SEEN = 2;
    private static final int OBSERVED = 4;

    @Override
    public Applicability appliesTo() {
        return Applicability.names("uninstalled").and(Applicability.callsByItself());
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        stage.users().settleOn(acme);
        stage.users().restForBackgroundPeriods(SEEN);
        acme.uninstall();
        stage.users().restForBackgroundPeriods(OBSERVED);
    }

    @Override
    public Checker expects() {
        return stopAfter(acknowledged("uninstalled"));
    }
}
