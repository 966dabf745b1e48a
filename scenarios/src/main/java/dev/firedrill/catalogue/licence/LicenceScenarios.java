package dev.firedrill.catalogue.licence;

import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.util.List;

/** The scenarios of this group. */
public final class LicenceScenarios implements Catalogue {

    @Override
    public List<Scenario> scenarios() {
        return List.of(new NeverLicensed(), new LicenceFlips());
    }
}
