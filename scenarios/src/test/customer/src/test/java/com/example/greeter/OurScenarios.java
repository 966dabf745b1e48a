package com.example.greeter;

import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.util.List;

public final class OurScenarios implements Catalogue {

    @Override
    public List<Scenario> scenarios() {
        return List.of(new SecondInstall());
    }
}
