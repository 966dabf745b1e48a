package com.example.greeter;

import static dev.firedrill.checker.Callbacks.callbacks;
import static dev.firedrill.stage.Credential.TRUE;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.util.Set;

/** A week after the first customer comes the second one. */
@Requirement(
        id = "GRT-01",
        group = "ours",
        title = "The second customer",
        level = Level.MUST,
        sentence = "Every customer's install is acknowledged.",
        source = "an incident of ours",
        mend = "Look into the tenants' table.")
final class SecondInstall implements Scenario {

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ACCESS);
    }

    @Override
    public void play(Stage stage) {
        stage.access().untilOpen(stage.install("first"), TRUE);
        stage.access().untilOpen(stage.install("second"), TRUE);
    }

    @Override
    public Checker expects() {
        return callbacks("installed").acknowledged();
    }
}
