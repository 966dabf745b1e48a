package dev.firedrill.catalogue.tenancy;

import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.util.List;

/** The scenarios of this group. */
public final class TenancyScenarios implements Catalogue {

    @Override
    public List<Scenario> scenarios() {
        return List.of(new TwoTenants(), new CollidingUsers());
    }
}
