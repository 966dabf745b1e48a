package dev.firedrill.catalogue.restart;

import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.util.List;

/** The scenarios of this group. */
public final class RestartScenarios implements Catalogue {

    @Override
    public List<Scenario> scenarios() {
        return List.of(new MaintenanceWindow(), new CutMidRequest(), new ColdHost(), new AddonRestarts());
    }
}
