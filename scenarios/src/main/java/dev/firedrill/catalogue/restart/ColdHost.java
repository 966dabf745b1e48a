package dev.firedrill.catalogue.restart;

import static dev.firedrill.checker.Moment.healed;
import static dev.firedrill.checker.Outages.noStampede;
import static dev.firedrill.checker.UserRequests.areWellAgain;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.fault.Fault.Cold;
import dev.firedrill.fault.Fault.Down;
import dev.firedrill.fault.Fault.Starting;
import dev.firedrill.fault.Outage;
import dev.firedrill.fault.Schedule;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.time.Duration;
import java.util.Set;

/** The host comes back with empty caches, and its first answers take seconds. */
@Requirement(
        id = "RST-04",
        group = "restart",
        title = "Cold host",
        level = Level.SHOULD,
        sentence = "A host that has just come up is slow for a while; the add-on does not answer that with"
                + " more requests, and is well once it is warm.",
        source = "Atlassian in the cloud: caches are cold after a restart; Connect best practices on" + " retries",
        mend = "Do not ask again while an answer is still due, and let simultaneous users share one" + " request.")
final class ColdHost implements Scenario {

    private static final Duration CONTROL = Duration.ofSeconds(5);
    private static final Cold COLD = new Cold(Duration.ofSeconds(4), 200, Duration.ofSeconds(12));
    private static final Schedule RESTART = Schedule.calm()
            .then("acme", new Down(Outage.REFUSED, false), Duration.ofSeconds(2))
            .then("acme", new Starting(), Duration.ofSeconds(1))
            .then("acme", COLD, Duration.ofSeconds(15));

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HOST_CALLS);
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        stage.users().settleOn(acme);
        stage.users().keepUsing(CONTROL, acme);
        stage.carryOutAmidUse(RESTART, acme);
        stage.users().settleOn(acme);
    }

    @Override
    public Checker expects() {
        return areWellAgain(healed()).asShould().and(noStampede());
    }
}
