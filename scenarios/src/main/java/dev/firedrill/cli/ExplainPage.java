package dev.firedrill.cli;

import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.rehearsal.Described;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a scenario is about, as Markdown. */
final class ExplainPage {

    private ExplainPage() {}

    /** The page beside the catalogue; for a team's own scenario without one, what its annotation says. */
    static String of(Scenario scenario) throws IOException {
        try (InputStream page = scenario.getClass().getResourceAsStream(CatalogueOfAll.page(scenario))) {
            return page == null ? fromAnnotation(scenario) : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String fromAnnotation(Scenario scenario) {
        var requirement = Described.requirement(scenario);
        return "# " + requirement.id() + " " + requirement.title() + "\n\n" + requirement.sentence() + "\n\nSource: "
                + requirement.source() + "\n\nMend: " + requirement.mend() + "\n";
    }
}
