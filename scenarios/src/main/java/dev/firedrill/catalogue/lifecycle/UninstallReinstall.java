package dev.firedrill.catalogue.lifecycle;

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

/** A tenant leaves, is told so twice, and comes back with a new secret. */
@Requirement(
        id = "LIFE-06",
        group = "lifecycle",
        title = "Uninstall, reinstall",
        level = Level.MUST,
        sentence =
                "'uninstalled' is answered, also when it comes again or out of nowhere; a tenant that comes back gets"
                        + " in with its new secret, and with that alone.",
        source = "Connect lifecycle; Atlassian's migration test: uninstall, reinstall, the new secret must replace the"
                + " old record",
        mend = "Treat 'installed' as the truth even for a tenant that you marked as uninstalled: replace its secret"
                + " rather than reviving the old record.")
final class UninstallReinstall implements Scenario {

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ACCESS);
    }

    @Override
    public void play(Stage stage) {
        stage.tenant("stranger").resendUninstalled();
        var acme = stage.install("acme");
        stage.access().untilOpen(acme, TRUE);
        acme.uninstall();
        acme.resendUninstalled();
        acme.reinstall();
        stage.access().untilOpen(acme, TRUE);
        stage.access().untilRefused(acme, REPLACED_SECRET);
    }

    @Override
    public Checker expects() {
        var reinstalled = acknowledged("reinstalled");
        return callbacks("uninstalled")
                .answered()
                .and(callbacks("installed").acknowledged())
                .and(currentSecretOpens(reinstalled))
                .and(replacedSecretIsRefused(reinstalled));
    }
}
