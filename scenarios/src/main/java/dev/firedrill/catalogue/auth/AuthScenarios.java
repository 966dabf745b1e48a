package dev.firedrill.catalogue.auth;

import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.util.List;

/** The scenarios of this group. */
public final class AuthScenarios implements Catalogue {

    @Override
    public List<Scenario> scenarios() {
        return List.of(new SecretRotation(), new KeyServerTrouble());
    }
}
