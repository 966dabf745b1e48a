package dev.firedrill.catalogue.url;

import static dev.firedrill.checker.Callbacks.callbacks;
import static dev.firedrill.checker.HostCalls.backgroundLeavesOldAddress;
import static dev.firedrill.checker.HostCalls.leaveOldAddress;
import static dev.firedrill.checker.Moment.acknowledged;
import static dev.firedrill.checker.UserRequests.areWellAgain;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.util.Set;

/** The product URL changes without warning; the tenant does not. */
@Requirement(
        id = "URL-01",
        group = "url",
        title = "Site rename",
        level = Level.MUST,
        sentence = "An instance's URL may change without warning: after 'installed' brought the new one, the add-on"
                + " calls there and nowhere else.",
        source = "Atlassian in the cloud: the instance URL is liable to change; site rename, 2018",
        mend = "Read the tenant's base URL from your store on every call; do not keep it in a client, a cache or a"
                + " queued job.")
final class SiteRename implements Scenario {

    private static final int BACKGROUND_PERIODS = 2;

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HOST_CALLS);
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        stage.users().settleOn(acme);
        acme.rename();
        stage.users().keepUsingPastGrace(acme);
        stage.users().keepUsingForBackgroundPeriods(acme, BACKGROUND_PERIODS);
        stage.users().settleOn(acme);
    }

    @Override
    public Checker expects() {
        var renamed = acknowledged("renamed");
        return callbacks("installed")
                .acknowledged()
                .and(leaveOldAddress(renamed))
                .and(backgroundLeavesOldAddress(renamed))
                .and(areWellAgain(renamed));
    }
}
