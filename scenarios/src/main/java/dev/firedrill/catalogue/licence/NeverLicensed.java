package dev.firedrill.catalogue.licence;

import dev.firedrill.checker.Applicability;
import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Licences;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Licence;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.util.Set;

/** A tenant installs a paid add-on and never has a licence. */
@Requirement(
        id = "LIC-02",
        group = "licence",
        title = "Installed, never licensed",
        level = Level.MUST,
        sentence = "Without a licence an add-on explains itself; it does not fail.",
        source = "Atlassian Marketplace: lic=none; cloud licensing for Connect",
        mend = "Look at 'lic' before anything else on a page, and show what is missing instead of" + " failing on it.")
final class NeverLicensed implements Scenario {

    @Override
    public Applicability appliesTo() {
        return Applicability.signedProtocol().and(Applicability.licensed());
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.tenant("acme");
        acme.license(Licence.NONE);
        acme.install();
        stage.users().use(acme);
        stage.users().use(acme);
    }

    @Override
    public Checker expects() {
        return Licences.neverFail().and(Licences.restrict());
    }
}
