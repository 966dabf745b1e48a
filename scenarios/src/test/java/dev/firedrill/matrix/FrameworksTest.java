package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.firedrill.checker.Finding;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.rehearsal.PreflightCheck;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.stage.Forgery;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Add-ons on frameworks which we did not write: what Firedrill says of them is what the framework's code explains, and
 * nothing else. Each needs something built first, and is left out where that is missing, unless its environment variable
 * is {@code true}: FIREDRILL_REQUIRE_NODE, FIREDRILL_REQUIRE_ACSB.
 */
@Tag("whole-runs")
class FrameworksTest {

    /** They mostly wait. */
    private static final int AT_ONCE = 3;

    /** So that not all start, which is when they keep the machine busy, in the same moment. */
    private static final long SECONDS_APART = 4;

    private static final String PRODUCTION = "production";
    private static final String GATEWAY = "gateway";

    private static final long PATIENCE_MINUTES = 10;

    private static final ScheduledExecutorService RUNS = Executors.newScheduledThreadPool(AT_ONCE);
    private static final Map<Framework, Map<String, Future<RunOutcome>>> BEGUN = new LinkedHashMap<>();

    @TempDir
    private static Path data;

    @BeforeAll
    static void begin() throws Exception {
        long wait = 0;
        for (Framework framework : Framework.values()) {
            String missing = framework.missing();
            if (!missing.isEmpty()) {
                leaveOut(framework, missing);
                continue;
            }
            var runs = new LinkedHashMap<String, Future<RunOutcome>>();
            for (String configuration : framework.configurations()) {
                Path store = Files.createDirectory(data.resolve(framework + "-" + configuration));
                Subject subject = framework.subject(configuration, store);
                runs.put(
                        configuration,
                        RUNS.schedule(
                                () -> Run.of(subject, tabled(framework), Bounds.standard()), wait, TimeUnit.SECONDS));
                wait += SECONDS_APART;
            }
            BEGUN.put(framework, runs);
        }
    }

    /** What the framework's table has a row for; the others are not predicted yet. */
    private static List<Scenario> tabled(Framework framework) throws IOException {
        return Run.scenarios(framework.expected().rows());
    }

    private static void leaveOut(Framework framework, String missing) {
        String message = "The " + framework + " subject is not run: " + missing;
        System.out.println(message);
        assertThat(framework.required()).as(message).isFalse();
    }

    @AfterAll
    static void end() {
        RUNS.shutdownNow();
    }

    @TestFactory
    Stream<DynamicContainer> verdicts() throws IOException {
        var containers = new ArrayList<DynamicContainer>();
        for (Framework framework : Framework.values()) {
            for (String configuration : framework.configurations()) {
                var tests = framework.expected().rows().stream()
                        .map(id -> dynamicTest(id, () -> isExplained(framework, configuration, id)));
                containers.add(dynamicContainer(framework + " " + configuration, tests));
            }
        }
        return containers.stream();
    }

    private static void isExplained(Framework framework, String configuration, String id) throws Exception {
        framework.expected(configuration, id).requireOf(Run.judgement(outcome(framework, configuration), id));
    }

    @TestFactory
    Stream<DynamicTest> every_table_is_about_scenarios_that_there_are() {
        var ids = Run.catalogue().stream().map(Run::id).toList();
        return Stream.of(Framework.values())
                .map(framework -> dynamicTest(
                        framework.name(),
                        () -> assertThat(ids).containsAll(framework.expected().rows())));
    }

    @TestFactory
    Stream<DynamicTest> every_blame_names_the_code_that_earns_it() {
        return Stream.of(Framework.values())
                .map(framework -> dynamicTest(framework.name(), () -> namesCodeWhereItBlames(framework)));
    }

    private static void namesCodeWhereItBlames(Framework framework) throws IOException {
        for (String id : framework.expected().rows()) {
            for (String configuration : framework.configurations()) {
                if (framework.expected(configuration, id).blames()) {
                    assertThat(framework.reasons(id)).as(id).contains("`");
                }
            }
        }
    }

    /** A store in memory loses tenants that install at the same time: that is noticed, and then avoided. */
    @Test
    void installs_come_one_at_a_time_where_the_store_needs_it() throws Exception {
        assertThat(overlapFails(Framework.ACE, Framework.DEFAULT)).isTrue();
        assertThat(overlapFails(Framework.ACE, PRODUCTION)).isFalse();
    }

    @Test
    void installs_come_side_by_side_where_the_store_bears_it() throws Exception {
        assertThat(overlapFails(Framework.ACSB, Framework.DEFAULT)).isFalse();
        assertThat(overlapFails(Framework.ACSB, PRODUCTION)).isFalse();
    }

    private static boolean overlapFails(Framework framework, String configuration) throws Exception {
        return facts(framework, configuration, Fact.Marked.class)
                .contains(new Fact.Marked(PreflightCheck.OVERLAP_FAILS));
    }

    @Test
    void every_forgery_was_tried() throws Exception {
        for (Framework framework : BEGUN.keySet()) {
            List<Finding> findings = Run.judgement(outcome(framework, Framework.DEFAULT), "SEC-03")
                    .findings();

            assertThat(findings).hasSizeGreaterThan(Forgery.values().length);
        }
    }

    @Test
    void through_the_gateway_the_host_is_known_by_names_of_atlassians_alone() throws Exception {
        for (Framework framework : BEGUN.keySet()) {
            assertThat(facts(framework, GATEWAY, Fact.HostCalled.class))
                    .isNotEmpty()
                    .extracting(Fact.HostCalled::address)
                    .allMatch(address -> address.matches("https://[^.]+\\.atlassian\\.net"));
        }
    }

    /** Its page makes sure by itself that the host takes it for its user. */
    @Test
    void through_the_gateway_a_page_acts_as_its_user() throws Exception {
        for (Framework framework : BEGUN.keySet()) {
            assertThat(facts(framework, GATEWAY, Fact.TokenAsked.class))
                    .isNotEmpty()
                    .allMatch(Fact.TokenAsked::granted);
            assertThat(facts(framework, GATEWAY, Fact.UserServed.class))
                    .filteredOn(served -> served.target().equals(framework.actingPage()))
                    .filteredOn(served -> served.answer().arrived())
                    .isNotEmpty()
                    .allMatch(served -> served.answer().well());
        }
    }

    private static <T extends Fact> List<T> facts(Framework framework, String configuration, Class<T> type)
            throws Exception {
        return outcome(framework, configuration).history().stream()
                .map(Entry::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static RunOutcome outcome(Framework framework, String configuration) throws Exception {
        var runs = BEGUN.getOrDefault(framework, Map.of());
        Future<RunOutcome> run = runs.get(configuration);
        assumeTrue(run != null, "The " + framework + " subject is not run");
        return java.util.Objects.requireNonNull(run).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }
}
