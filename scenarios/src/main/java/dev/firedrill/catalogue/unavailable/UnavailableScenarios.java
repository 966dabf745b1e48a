package dev.firedrill.catalogue.unavailable;

import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.util.List;

/** The scenarios of this group. */
public final class UnavailableScenarios implements Catalogue {

    @Override
    public List<Scenario> scenarios() {
        return List.of(new HostDown(), new SilentHost());
    }
}
