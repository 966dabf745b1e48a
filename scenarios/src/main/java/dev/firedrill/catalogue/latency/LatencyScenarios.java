package dev.firedrill.catalogue.latency;

import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.util.List;

/** The scenarios of this group. */
public final class LatencyScenarios implements Catalogue {

    @Override
    public List<Scenario> scenarios() {
        return List.of(new SlowHost(), new SlowNeighbour());
    }
}
