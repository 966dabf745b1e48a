package dev.firedrill.cli;

import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.rehearsal.Described;
import dev.firedrill.report.ExitCode;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "explain",
        description =
                "Say what a scenario is about: what production does, what goes wrong, how it is judged and mended.")
final class ExplainCommand implements Callable<Integer> {

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Parameters(arity = "1..*", paramLabel = "ID", description = "which scenarios")
    private List<String> patterns = List.of();

    @Override
    public Integer call() throws IOException {
        for (Scenario scenario : CatalogueOfAll.load().select(patterns)) {
            firedrill.out().println(text(scenario));
        }
        return ExitCode.OK.code();
    }

    /** The page beside the catalogue; for a team's own scenario without one, what its annotation says. */
    private static String text(Scenario scenario) throws IOException {
        var requirement = Described.requirement(scenario);
        try (InputStream page = scenario.getClass().getResourceAsStream(CatalogueOfAll.page(scenario))) {
            return page == null
                    ? requirement.id() + " " + requirement.title() + "\n\n" + requirement.sentence() + "\n\nSource: "
                            + requirement.source() + "\nMend: " + requirement.mend()
                    : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
