package dev.firedrill.catalogue.webhook;

import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.util.List;

/** The scenarios of this group. */
public final class WebhookScenarios implements Catalogue {

    @Override
    public List<Scenario> scenarios() {
        return List.of(new DuplicateWebhook());
    }
}
