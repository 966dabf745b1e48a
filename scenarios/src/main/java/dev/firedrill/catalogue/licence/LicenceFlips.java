package dev.firedrill.catalogue.licence;

import dev.firedrill.checker.Applicability;
import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Licences;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Company;
import dev.firedrill.stage.Licence;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import dev.firedrill.stage.Tenant;
import java.time.Duration;
import java.util.Set;

/** A licence ends amid a session, and is bought again. */
@Requirement(
        id = "LIC-07",
        group = "licence",
        title = "Licence flips mid-session",
        level = Level.MUST,
        sentence = "Pages follow the licence: restricted soon after it ended, and whole soon after it is" + " back.",
        source = "Atlassian Marketplace: licences change at any time; the host caches them for five" + " minutes",
        mend = "Read 'lic' from each page's parameters; where you ask the licence resource, keep its"
                + " answer for five minutes at most.")
final class LicenceFlips implements Scenario {

    /** The host's own cache keeps a licence for five minutes; more than that is the add-on's. */
    private static final Duration CACHED = Duration.ofSeconds(310);

    /** Who follows now and did not before keeps it for too long; who does not follow even now does not go by the clock. */
    private static final Duration AN_AFTERNOON = Duration.ofHours(4);

    @Override
    public Applicability appliesTo() {
        return Applicability.signedProtocol().and(Applicability.licensed()).and(Applicability.saysWhatIsRestricted());
    }

    /** It moves the clock of the add-on as a whole. */
    @Override
    public Company company() {
        return Company.NOBODY;
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        stage.users().settleOn(acme);
        stage.users().use(acme);
        flip(stage, acme, Licence.NONE);
        flip(stage, acme, Licence.ACTIVE);
    }

    private static void flip(Stage stage, Tenant tenant, Licence licence) {
        tenant.license(licence);
        stage.users().use(tenant);
        stage.addon().advanceClock(CACHED);
        twice(stage, tenant);
        stage.addon().advanceClock(AN_AFTERNOON);
        twice(stage, tenant);
    }

    /** What refreshes a cache may show what was in it before. */
    private static void twice(Stage stage, Tenant tenant) {
        stage.users().use(tenant);
        stage.users().use(tenant);
    }

    @Override
    public Checker expects() {
        return Licences.followFlips();
    }
}
