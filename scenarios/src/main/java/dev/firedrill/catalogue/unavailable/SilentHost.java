package dev.firedrill.catalogue.unavailable;

import static dev.firedrill.checker.Moment.healed;
import static dev.firedrill.checker.Neighbours.areServedWell;
import static dev.firedrill.checker.Responsiveness.hangingRequestsEnd;
import static dev.firedrill.checker.Responsiveness.healthWithin;
import static dev.firedrill.checker.Responsiveness.webhooksWithinExceptHeld;
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

/** The host accepts every request and never answers. */
@Requirement(
        id = "UNA-02",
        group = "unavailable",
        title = "Accepts, never answers",
        level = Level.MUST,
        sentence = "A host that never answers takes nothing from other tenants, and nobody waits for it for" + " ever.",
        source = "Field reports: production add-ons hang with a host that accepts and never answers",
        mend = "Set a read timeout and a deadline for the whole call; the defaults of most HTTP clients" + " are none.")
final class SilentHost implements Scenario {

    private static final Duration CONTROL = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final int USERS = 8;

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HOST_CALLS);
    }

    @Override
    public void play(Stage stage) {
        var silent = stage.install("silent");
        var globex = stage.install("globex");
        stage.users().settleOn(silent);
        stage.users().settleOn(globex);
        stage.addon().watchHealthWhile(() -> {
            stage.users().keepUsing(CONTROL, silent, globex);
            silent.suffer(new Hold(null));
            stage.sideBySide(List.of(
                    () -> stage.users().crowd(silent, USERS, SILENCE),
                    () -> stage.users().keepUsing(SILENCE, silent, globex)));
        });
        silent.heal();
        stage.users().settleOn(silent);
    }

    @Override
    public Checker expects() {
        return healthWithin()
                .and(areServedWell())
                .and(webhooksWithinExceptHeld())
                .and(hangingRequestsEnd())
                .and(areWellAgain(healed()));
    }
}
