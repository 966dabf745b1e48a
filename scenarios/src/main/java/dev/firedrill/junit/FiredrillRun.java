package dev.firedrill.junit;

import dev.firedrill.checker.Judgement;
import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.launch.Performance;
import dev.firedrill.launch.Performance.Done;
import dev.firedrill.launch.RunSettings;
import dev.firedrill.rehearsal.Draws;
import dev.firedrill.report.Catalogued;
import dev.firedrill.report.RunResult;
import dev.firedrill.stage.Scenario;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The run of one test class. */
public final class FiredrillRun {

    private final Supplier<RunSettings> said;
    private final BiConsumer<String, String> published;

    /**
     * A run that has not begun.
     *
     * @param said gives what the run is to do
     * @param published takes what a reader of the tests' own report should find there
     */
    FiredrillRun(Supplier<RunSettings> said, BiConsumer<String, String> published) {
        this.said = said;
        this.published = published;
    }

    /**
     * Runs the scenarios, and gives a node for each.
     *
     * @throws Exception when the add-on cannot be tested, with what to change
     */
    Stream<DynamicNode> nodes() throws Exception {
        var settings = said.get();
        var scenarios = CatalogueOfAll.load().and(settings.drills()).select(settings.patterns());
        if (scenarios.isEmpty()) {
            throw new IllegalStateException("There is no catalogue of scenarios on the class path: the services of"
                    + " dev.firedrill.stage.Catalogue are missing from it");
        }
        var console = new ConsoleAudience(scenarios);
        var done = new Performance(settings, scenarios, console)
                .perform(Draws.seeded(settings.seed()), d -> console.ended(d.result()))
                .orElseThrow(() -> new TestAbortedException("Firedrill was stopped before the add-on was ready."));
        requireReports(done);
        published.accept("firedrill.report", done.result().runDirectory());
        published.accept("firedrill.seed", String.valueOf(settings.seed()));
        return containers(scenarios, done);
    }

    /** Nothing to look at is nothing to rely on. */
    private static void requireReports(Done done) {
        if (!done.written()) {
            throw new IllegalStateException("The reports of this run could not be written to "
                    + done.result().runDirectory());
        }
    }

    private static Stream<DynamicNode> containers(List<Scenario> scenarios, Done done) {
        var groups = scenarios.stream()
                .collect(Collectors.groupingBy(
                        s -> CatalogueOfAll.catalogued(s).group(), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> DynamicContainer.dynamicContainer(
                        group.getKey(), group.getValue().stream().map(s -> node(s, done))));
    }

    /** Its source is what a reader wants to see next: the page that explains it. */
    private static DynamicTest node(Scenario scenario, Done done) {
        var catalogued = CatalogueOfAll.catalogued(scenario);
        return DynamicTest.dynamicTest(
                catalogued.id() + " " + catalogued.title(), source(scenario), () -> show(catalogued, done));
    }

    private static URI source(Scenario scenario) {
        String page = CatalogueOfAll.page(scenario);
        return URI.create("classpath:"
                + (scenario.getClass().getResource(page) != null
                        ? page
                        : "/" + scenario.getClass().getName().replace('.', '/') + ".class"));
    }

    private static void show(Catalogued scenario, Done done) {
        Judgement judgement = done.outcome().judgements().stream()
                .filter(j -> j.id().equals(scenario.id()))
                .findFirst()
                .orElseThrow();
        switch (judgement.outcome()) {
            case PASSED -> {}
            case FAILED -> throw failure(scenario, done.result());
            case INCONCLUSIVE -> throw new InconclusiveException(explained(done.result(), scenario));
            case NOT_APPLICABLE -> throw new TestAbortedException(done.result().explanation(scenario.id()));
        }
    }

    /** What the team accepts is skipped: neither green nor red. */
    private static RuntimeException failure(Catalogued scenario, RunResult result) {
        String explained = explained(result, scenario);
        if (result.failedAsKnown(scenario.id())) {
            return new TestAbortedException("fails as known. " + explained);
        }
        throw new AssertionFailedError(explained);
    }

    private static String explained(RunResult result, Catalogued scenario) {
        return result.explanation(scenario.id()) + "Report: "
                + Path.of(result.runDirectory()).toAbsolutePath().toUri() + "#" + scenario.id();
    }
}
