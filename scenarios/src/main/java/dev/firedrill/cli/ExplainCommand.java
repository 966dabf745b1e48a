package dev.firedrill.cli;

import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.launch.DrillScenario;
import dev.firedrill.report.ExitCode;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
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
        var drills = firedrill.drillsAtHand();
        boolean ofDrills = drills.isEmpty() && patterns.stream().anyMatch(DrillScenario.GROUP::equalsIgnoreCase);
        if (ofDrills) {
            firedrill.out().println(ExplainPage.ofDrills());
        }
        var named = patterns.stream()
                .filter(pattern -> !ofDrills || !pattern.equalsIgnoreCase(DrillScenario.GROUP))
                .toList();
        for (Scenario scenario : scenarios(named, drills)) {
            firedrill.out().println(ExplainPage.of(scenario));
        }
        return ExitCode.OK.code();
    }

    private static List<Scenario> scenarios(List<String> named, List<DrillScenario> drills) {
        return named.isEmpty() ? List.of() : CatalogueOfAll.load().and(drills).select(named);
    }
}
