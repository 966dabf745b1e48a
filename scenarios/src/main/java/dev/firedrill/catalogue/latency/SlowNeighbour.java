package dev.firedrill.catalogue.latency;

import static dev.firedrill.checker.Moment.healed;
import static dev.firedrill.checker.Neighbours.keepTheirPace;
import static dev.firedrill.checker.UserRequests.areWellAgain;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.fault.Fault.Hold;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import dev.firedrill.stage.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One tenant's host does not answer; the others' do. */
@Requirement(
        id = "LAT-03",
        group = "latency",
        title = "One slow tenant",
        level = Level.MUST,
        sentence = "One tenant's slow host is that tenant's trouble: users of other tenants notice nothing.",
        source = "Atlassian in the cloud: add-ons serve many tenants; no tenant may harm another",
        mend = "Limit what one tenant may occupy: a bulkhead or a pool for each host, and no lock held"
                + " during a call.")
final class SlowNeighbour implements Scenario {

    private static final Duration CONTROL = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofSeconds(12);
    private static final int USERS = 8;

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HOST_CALLS);
    }

    @Override
    public void play(Stage stage) {
        var slow = stage.install("slow");
        var others = new Tenant[] {stage.install("globex"), stage.install("initech"), stage.install("umbrella")};
        stage.users().settleOn(slow);
        for (Tenant other : others) {
            stage.users().settleOn(other);
        }
        stage.users().keepUsing(CONTROL, others);
        slow.suffer(new Hold(null));
        stage.sideBySide(List.of(
                () -> stage.users().crowd(slow, USERS, SLOW),
                () -> stage.users().keepUsing(SLOW, others)));
        slow.heal();
        stage.users().settleOn(slow);
    }

    @Override
    public Checker expects() {
        return keepTheirPace().and(areWellAgain(healed()));
    }
}
