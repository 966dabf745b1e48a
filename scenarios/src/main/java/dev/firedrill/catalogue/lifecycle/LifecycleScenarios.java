package dev.firedrill.catalogue.lifecycle;

import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.util.List;

/** The scenarios of this group. */
public final class LifecycleScenarios implements Catalogue {

    @Override
    public List<Scenario> scenarios() {
        return List.of(new DisabledBesideUninstalled(), new UninstallReinstall(), new QuietAfterUninstall());
    }
}
