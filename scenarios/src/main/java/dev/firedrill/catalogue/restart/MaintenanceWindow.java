package dev.firedrill.catalogue.restart;

import static dev.firedrill.checker.HostCalls.reachHostAgain;
import static dev.firedrill.checker.Moment.healed;
import static dev.firedrill.checker.Outages.callsStayBounded;
import static dev.firedrill.checker.UserRequests.areWellAgain;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.fault.Fault.Down;
import dev.firedrill.fault.Fault.Draining;
import dev.firedrill.fault.Outage;
import dev.firedrill.fault.Schedule;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.time.Duration;
import java.util.Set;

/** The host is down for maintenance while users of the add-on go on, and comes back. */
@Requirement(
        id = "RST-01",
        group = "restart",
        title = "Maintenance window",
        level = Level.MUST,
        sentence = "A maintenance window ends, and the add-on works again without anybody's help; while it"
                + " lasts, it does not hammer the host.",
        source = "Atlassian's maintenance windows, 01:00 to 03:00 site-local; Connect best practices on"
                + " transient errors",
        mend = "Take a 503 for a 'later': answer users without the host, retry a few times with growing"
                + " pauses, and let breakers close again within seconds.")
final class MaintenanceWindow implements Scenario {

    private static final Duration CONTROL = Duration.ofSeconds(5);
    private static final Schedule WINDOW = Schedule.calm()
            .then("acme", new Draining(), Duration.ofSeconds(1))
            .then("acme", new Down(Outage.MAINTENANCE_PAGE, true), Duration.ofSeconds(20));
    /** When users have gone, what still comes is the add-on's own doing. */
    private static final Duration USE = Duration.ofSeconds(13);

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HOST_CALLS);
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        stage.users().settleOn(acme);
        stage.users().keepUsing(CONTROL, acme);
        stage.carryOutAmidUse(WINDOW, USE, acme);
        stage.users().settleOn(acme);
    }

    @Override
    public Checker expects() {
        return areWellAgain(healed()).and(reachHostAgain(healed())).and(callsStayBounded());
    }
}
