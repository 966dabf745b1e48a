package dev.firedrill.catalogue.unavailable;

import static dev.firedrill.checker.HostCalls.reachHostAgain;
import static dev.firedrill.checker.Moment.healed;
import static dev.firedrill.checker.Outages.callsStayBounded;
import static dev.firedrill.checker.UserRequests.areWellAgain;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.fault.Fault.Down;
import dev.firedrill.fault.Outage;
import dev.firedrill.fault.Schedule;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The host is gone for a while, in each of the ways in which hosts are gone. */
@Requirement(
        id = "UNA-01",
        group = "unavailable",
        title = "Host down",
        level = Level.MUST,
        sentence =
                "However a host is gone, the add-on works again when it is back; until then it calls no more often than"
                        + " in good times, or ever more rarely.",
        source = "Atlassian's outages as add-ons saw them; Connect best practices on transient errors",
        mend =
                "Back off exponentially, with jitter and a limit, after errors, resets and refusals alike; the first call"
                        + " that succeeds ends the outage.")
final class HostDown implements Scenario {

    private static final Duration CONTROL = Duration.ofSeconds(5);
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    /** When users have gone, what still comes is the add-on's own doing. */
    private static final Duration USE = Duration.ofSeconds(20);

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HOST_CALLS);
    }

    @Override
    public void play(Stage stage) {
        stage.sideBySide(List.of(
                () -> down(stage, "acme", Outage.MAINTENANCE_PAGE),
                () -> down(stage, "globex", Outage.RESET),
                () -> down(stage, "initech", Outage.REFUSED)));
    }

    private static void down(Stage stage, String name, Outage outage) {
        var tenant = stage.install(name);
        stage.users().settleOn(tenant);
        stage.users().keepUsing(CONTROL, tenant);
        stage.carryOutAmidUse(Schedule.calm().then(name, new Down(outage, false), OUTAGE), USE, tenant);
        stage.users().settleOn(tenant);
    }

    @Override
    public Checker expects() {
        return areWellAgain(healed()).and(reachHostAgain(healed())).and(callsStayBounded());
    }
}
