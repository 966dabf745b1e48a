package dev.firedrill.cli;

import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.report.Catalogued;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Every scenario on one page of Markdown: a table, and beneath it what {@code explain} says of each. */
final class CataloguePage {

    private static final String FENCE = "```";

    private final StringBuilder page = new StringBuilder();

    private CataloguePage() {}

    static String of(List<Scenario> scenarios) throws IOException {
        var catalogue = new CataloguePage();
        catalogue.table(scenarios);
        for (Scenario scenario : scenarios) {
            catalogue.page.append('\n');
            catalogue.below(ExplainPage.of(scenario));
        }
        return catalogue.page.toString();
    }

    private void table(List<Scenario> scenarios) {
        page.append("# The scenarios\n\n")
                .append(
                        "Written by `firedrill list --format markdown`; each is what `firedrill explain` says of it.\n\n")
                .append("| id | group | level | | what it requires |\n|---|---|---|---|---|\n");
        scenarios.stream().map(CatalogueOfAll::catalogued).forEach(this::row);
    }

    private void row(Catalogued scenario) {
        String anchor = (scenario.id() + "-" + scenario.title())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
        page.append("| [").append(scenario.id()).append("](#").append(anchor).append(") | ");
        page.append(scenario.group()).append(" | ").append(scenario.level()).append(" | ");
        page.append(scenario.title()).append(" | ").append(scenario.sentence()).append(" |\n");
    }

    /** Its headings are one level further down here; a comment of a shell is none. */
    private void below(String explanation) {
        boolean code = false;
        for (String line : explanation.lines().toList()) {
            code ^= line.startsWith(FENCE);
            page.append(!code && line.startsWith("#") ? "#" : "").append(line).append('\n');
        }
    }
}
