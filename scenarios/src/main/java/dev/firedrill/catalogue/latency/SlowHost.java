package dev.firedrill.catalogue.latency;

import static dev.firedrill.checker.Moment.healed;
import static dev.firedrill.checker.Responsiveness.healthWithin;
import static dev.firedrill.checker.Responsiveness.pagesWithin;
import static dev.firedrill.checker.Responsiveness.webhooksWithin;
import static dev.firedrill.checker.UserRequests.areWellAgain;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.fault.Fault.Hold;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The host answers late, by more than most clients wait. */
@Requirement(
        id = "LAT-01",
        group = "latency",
        title = "Slow host",
        level = Level.MUST,
        sentence = "While a host is slow, the add-on stays alive for everybody else: it says that it is"
                + " well, and takes webhooks in time.",
        source = "Cloud Fortified: health within 3 s; a host gives up on a callback after 10 s, and on a"
                + " page after 12 s",
        mend = "Give every call to a host a deadline of a few seconds, on threads or a pool of their"
                + " own, so that requests that wait take nothing from others.")
final class SlowHost implements Scenario {

    private static final Duration CONTROL = Duration.ofSeconds(2);
    private static final Duration MODERATE = Duration.ofSeconds(15);
    private static final Duration EXTREME = Duration.ofSeconds(35);
    private static final int USERS = 8;

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HOST_CALLS);
    }

    @Override
    public void play(Stage stage) {
        stage.addon()
                .watchHealthWhile(() -> stage.sideBySide(
                        List.of(() -> slow(stage, "moderate", MODERATE), () -> slow(stage, "extreme", EXTREME))));
    }

    private static void slow(Stage stage, String name, Duration late) {
        var tenant = stage.install(name);
        stage.users().settleOn(tenant);
        stage.users().keepUsing(CONTROL, tenant);
        tenant.suffer(new Hold(late));
        stage.sideBySide(List.of(
                () -> stage.users().crowd(tenant, USERS, late),
                () -> stage.users().keepUsing(late, tenant)));
        tenant.heal();
        stage.users().settleOn(tenant);
    }

    @Override
    public Checker expects() {
        return healthWithin().and(webhooksWithin()).and(pagesWithin()).and(areWellAgain(healed()));
    }
}
