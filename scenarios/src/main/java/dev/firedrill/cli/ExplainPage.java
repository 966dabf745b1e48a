package dev.firedrill.cli;

import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.launch.DrillScenario;
import dev.firedrill.rehearsal.Described;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a scenario is about, as Markdown. */
final class ExplainPage {

    private ExplainPage() {}

    /** The page beside the catalogue; for a team's own scenario without one, what its annotation says. */
    static String of(Scenario scenario) throws IOException {
        if (scenario instanceof DrillScenario drill) {
            return fromSchedule(drill) + "\n" + ofDrills();
        }
        try (InputStream page = scenario.getClass().getResourceAsStream(CatalogueOfAll.page(scenario))) {
            return page == null ? fromAnnotation(scenario) : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What is said of every schedule. */
    static String ofDrills() throws IOException {
        try (InputStream page =
                Objects.requireNonNull(CatalogueOfAll.class.getResourceAsStream(CatalogueOfAll.DRILLS))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String fromSchedule(DrillScenario scenario) {
        return "# " + scenario.id() + " " + scenario.drill().title() + "\n\n"
                + scenario.drill().describe().stream()
                        .map(line -> "* " + line + "\n")
                        .collect(Collectors.joining());
    }

    private static String fromAnnotation(Scenario scenario) {
        var requirement = Described.requirement(scenario);
        return "# " + requirement.id() + " " + requirement.title() + "\n\n" + requirement.sentence() + "\n\nSource: "
                + requirement.source() + "\n\nMend: " + requirement.mend() + "\n";
    }
}
