package dev.firedrill.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.firedrill.cli.TinyAddon;
import dev.firedrill.cli.TinyAddon.Trait;
import dev.firedrill.network.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A team's test class in an engine of its own, against an add-on that never calls its host. */
class FiredrillTestsTest {

    @TempDir
    private static Path folder;

    private static TinyAddon addon;
    private static EngineExecutionResults results;

    /** All that a team writes. */
    static class Team implements FiredrillTests {}

    @Firedrill(scenarios = "INS-01", seed = 42)
    static class TeamWithASeed implements FiredrillTests {}

    @BeforeAll
    static void run() throws IOException {
        addon = TinyAddon.start(0, null);
        results = run(Team.class, addon, Map.of("firedrill.scenarios", "INS-01, URL-01, WH-01"));
    }

    @AfterAll
    static void close() {
        addon.close();
    }

    private static EngineExecutionResults run(Class<?> team, TinyAddon addon, Map<String, String> parameters)
            throws IOException {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(team))
                .configurationParameter("firedrill.target", configuration(addon).toString())
                .configurationParameter("firedrill.report-dir", folder.toString())
                .configurationParameters(parameters)
                .execute();
    }

    private static Path configuration(TinyAddon addon) throws IOException {
        return Files.writeString(
                folder.resolve("firedrill.yaml"), """
                addon:
                  url: %s
                host:
                  key-server-port: %d
                  gateway-port: %d
                """.formatted(addon.url(), FreePorts.next(), FreePorts.next()));
    }

    private static List<String> names(Events events) {
        return events.stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private static Throwable thrown(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    private static Throwable onlyFailureOf(Events events) {
        return thrown(events.failed().stream().findFirst().orElseThrow());
    }

    private static Map<String, String> published(EngineExecutionResults of) {
        return of.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .flatMap(entry -> entry.getKeyValuePairs().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void a_scenario_that_passed_has_succeeded() {
        assertThat(names(results.testEvents().succeeded())).containsExactly("INS-01 First install");
    }

    @Test
    void one_that_stayed_undecided_is_an_error_and_no_failed_assertion() {
        assertThat(names(results.testEvents().failed())).containsExactly("URL-01 Site rename");
        assertThat(onlyFailureOf(results.testEvents()))
                .isInstanceOf(InconclusiveException.class)
                .isNotInstanceOf(AssertionError.class)
                .hasMessageStartingWith("URL-01 (MUST) Site rename")
                .hasMessageContaining("Undecided: ");
    }

    @Test
    void one_that_does_not_concern_the_addon_is_skipped_and_says_why() {
        assertThat(results.testEvents().aborted().stream()).singleElement().satisfies(event -> {
            assertThat(event.getTestDescriptor().getDisplayName()).isEqualTo("WH-01 Duplicate webhook");
            assertThat(thrown(event)).isInstanceOf(TestAbortedException.class).hasMessageContaining("webhook");
        });
    }

    @Test
    void scenarios_stand_in_their_groups() {
        assertThat(names(results.containerEvents().dynamicallyRegistered()))
                .containsExactly("install", "url", "webhook");
    }

    @Test
    void the_reports_path_is_published() {
        assertThat(published(results)).containsKey("firedrill.seed");
        assertThat(Path.of(published(results).getOrDefault("firedrill.report", "")))
                .isRegularFile()
                .hasFileName("index.html")
                .startsWith(folder);
    }

    @Test
    void one_that_failed_is_a_failed_assertion_that_says_what_and_where() throws IOException {
        try (var broken = TinyAddon.start(0, null, Trait.SHUTS_OUT_ACME)) {
            var failure = onlyFailureOf(run(Team.class, broken, Map.of("firedrill.scenarios", "INS-01"))
                    .testEvents());

            assertThat(failure)
                    .isInstanceOf(AssertionFailedError.class)
                    .hasMessageStartingWith("INS-01 (MUST) First install")
                    .hasMessageContainingAll(
                            "Expected: ", "Observed: ", "Mend: ", "mvn test -Dtest=", "-Dfiredrill.scenarios=INS-01")
                    .hasMessageContaining("index.html#INS-01");
        }
    }

    @Test
    void one_that_fails_as_known_is_skipped_with_its_reason() throws IOException {
        Path known = Files.writeString(
                folder.resolve("firedrill-known-failures.yaml"), "INS-01: {reason: we know, until: 2999-12-31}");
        try (var broken = TinyAddon.start(0, null, Trait.SHUTS_OUT_ACME)) {
            var events = run(Team.class, broken, Map.of("firedrill.scenarios", "INS-01"))
                    .testEvents();

            assertThat(names(events.aborted())).containsExactly("INS-01 First install");
            assertThat(events.failed().count()).isZero();
        } finally {
            Files.delete(known);
        }
    }

    @Test
    void an_annotation_selects_and_fixes_the_seed() throws IOException {
        var own = run(TeamWithASeed.class, addon, Map.of());

        assertThat(names(own.testEvents().succeeded())).containsExactly("INS-01 First install");
        assertThat(published(own)).containsEntry("firedrill.seed", "42");
    }

    @Test
    void what_is_said_from_outside_goes_before_the_annotation() throws IOException {
        var own = run(TeamWithASeed.class, addon, Map.of("firedrill.scenarios", "WH-01", "firedrill.seed", "43"));

        assertThat(names(own.testEvents().aborted())).containsExactly("WH-01 Duplicate webhook");
        assertThat(own.testEvents().succeeded().count()).isZero();
    }

    @Test
    void a_wrong_name_of_a_scenario_is_one_error_that_says_what_is_right() throws IOException {
        var own = run(Team.class, addon, Map.of("firedrill.scenarios", "URL-1"));

        assertThat(own.testEvents().started().count()).isZero();
        assertThat(onlyFailureOf(own.containerEvents()))
                .hasMessageContaining("No scenario is called 'URL-1'; did you mean 'URL-01'?");
    }

    @Test
    void a_seed_that_is_no_number_is_one_error_that_names_the_parameter() throws IOException {
        var own = run(Team.class, addon, Map.of("firedrill.seed", "tuesday"));

        assertThat(onlyFailureOf(own.containerEvents()))
                .hasMessage("The configuration parameter firedrill.seed must be a whole number, and is 'tuesday'.");
    }
}
