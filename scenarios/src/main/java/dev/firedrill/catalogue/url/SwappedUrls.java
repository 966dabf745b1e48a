package dev.firedrill.catalogue.url;

import static dev.firedrill.checker.Callbacks.callbacks;
import static dev.firedrill.checker.HostCalls.atLeastOneWell;
import static dev.firedrill.checker.HostCalls.neverMistakeTenants;
import static dev.firedrill.checker.Moment.mark;
import static dev.firedrill.checker.UserRequests.neverShowForeignContent;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.util.Set;

/** One tenant moves away, another takes its former name. Whoever finds tenants by URL now mistakes one for the other. */
@Requirement(
        id = "URL-05",
        group = "url",
        title = "Swapped URLs",
        level = Level.MUST,
        sentence = "A tenant is known by its clientKey, never by its URL: when one tenant takes another's former name,"
                + " nothing of either reaches the other.",
        source = "Atlassian in the cloud: tenants are identified by tenant id; URLs are liable to change",
        mend =
                "Key everything by clientKey (the token's iss), caches of host answers too, never by base URL; and call the"
                        + " base URL of the tenant's latest 'installed'.")
final class SwappedUrls implements Scenario {

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HOST_CALLS);
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        var globex = stage.install("globex");
        stage.users().settleOn(acme);
        stage.users().settleOn(globex);
        var former = acme.address();
        acme.rename();
        globex.renameTo(former);
        stage.mark("swapped");
        stage.users().use(globex);
        stage.users().use(acme);
        stage.users().keepUsingPastGrace(acme, globex);
    }

    @Override
    public Checker expects() {
        var swapped = mark("swapped");
        return callbacks("installed")
                .acknowledged()
                .and(neverShowForeignContent().and(neverMistakeTenants(swapped)).provided(atLeastOneWell(swapped)));
    }
}
