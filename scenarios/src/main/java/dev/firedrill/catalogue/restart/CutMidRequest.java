package dev.firedrill.catalogue.restart;

import static dev.firedrill.checker.HostCalls.reachHostAgain;
import static dev.firedrill.checker.Moment.healed;
import static dev.firedrill.checker.Outages.writesAreNotRepeated;
import static dev.firedrill.checker.UserRequests.areWellAgain;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.fault.Fault.Down;
import dev.firedrill.fault.Fault.Exchange;
import dev.firedrill.fault.Mishap.CutBeforeAnswer;
import dev.firedrill.fault.Mishap.CutMidBody;
import dev.firedrill.fault.Outage;
import dev.firedrill.fault.Selector;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.time.Duration;
import java.util.Set;

/** The host restarts without warning while the add-on waits for its answers. */
@Requirement(
        id = "RST-03",
        group = "restart",
        title = "Unplanned restart mid-request",
        level = Level.MUST,
        sentence = "A connection that is cut amid a request costs that request and no more: the add-on"
                + " lives, works again soon, and does not write twice.",
        source = "Atlassian in the cloud: instances restart at any time; HTTP semantics: only idempotent"
                + " requests may be resent blindly",
        mend = "Catch failures of each call to the host, and resend only what may safely be done twice.")
final class CutMidRequest implements Scenario {

    private static final Duration CONTROL = Duration.ofSeconds(3);
    private static final Duration CUTTING = Duration.ofSeconds(4);
    private static final Duration WAITING = Duration.ofMillis(300);

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HOST_CALLS);
    }

    @Override
    public void play(Stage stage) {
        var acme = stage.install("acme");
        stage.users().settleOn(acme);
        stage.users().keepUsing(CONTROL, acme);
        acme.suffer(new Exchange(Selector.everything(), new CutBeforeAnswer(WAITING)));
        stage.users().keepUsing(CUTTING, acme);
        acme.heal();
        acme.suffer(new Exchange(Selector.everything(), new CutMidBody()));
        stage.users().keepUsing(CUTTING, acme);
        acme.heal();
        acme.suffer(new Down(Outage.RESET, false));
        stage.users().keepUsing(CUTTING, acme);
        acme.heal();
        stage.users().settleOn(acme);
    }

    @Override
    public Checker expects() {
        return areWellAgain(healed()).and(reachHostAgain(healed())).and(writesAreNotRepeated());
    }
}
