package dev.firedrill.catalogue.url;

import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.util.List;

/** The scenarios of this group. */
public final class UrlScenarios implements Catalogue {

    @Override
    public List<Scenario> scenarios() {
        return List.of(new SiteRename(), new SwappedUrls());
    }
}
