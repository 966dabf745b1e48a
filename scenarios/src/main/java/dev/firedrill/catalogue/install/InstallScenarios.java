package dev.firedrill.catalogue.install;

import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.util.List;

/** The scenarios of this group. */
public final class InstallScenarios implements Catalogue {

    @Override
    public List<Scenario> scenarios() {
        return List.of(new FirstInstall(), new RepeatedInstall());
    }
}
