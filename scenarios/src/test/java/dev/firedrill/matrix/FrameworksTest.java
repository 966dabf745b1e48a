package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.firedrill.checker.Finding;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.rehearsal.PreflightCheck;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.stage.Forgery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Add-ons on frameworks which we did not write: what Firedrill says of them is what the framework's code explains, and
 * nothing else. Each needs something built first, and is left out where that is missing, unless its environment variable
 * is {@code true}: FIREDRILL_REQUIRE_NODE, FIREDRILL_REQUIRE_ACSB.
 */
@Isolated("Whole runs want the machine")
@Tag("frameworks")
class FrameworksTest {

    private static final String PRODUCTION = "production";
    private static final String GATEWAY = "gateway";

    private static final String NOT_RUN = "this subject is not run";

    private static SubjectRuns runs;

    @BeforeAll
    static void begin() throws Exception {
        runs = KnownAddons.begin(FrameworksTest.class);
        for (Framework framework : Framework.values()) {
            assertThat(framework.required() ? framework.missing() : "")
                    .as("what %s lacks, which must be here", framework)
                    .isEmpty();
        }
    }

    @AfterAll
    static void awaitTheOthers() throws Exception {
        runs.awaitAll();
        tellDeaths();
    }

    /** None of these frameworks ends by itself: where one does, somebody will want to know. */
    private static void tellDeaths() throws Exception {
        for (Framework framework : Framework.values()) {
            for (String configuration : framework.configurations()) {
                if (runs.has(framework.subjectName(configuration))) {
                    runs.outcome(framework.subjectName(configuration)).history().stream()
                            .filter(entry -> entry.fact() instanceof Fact.AddonChanged changed
                                    && changed.state().equals("died"))
                            .forEach(entry -> System.out.println(framework.subjectName(configuration) + ": " + entry));
                }
            }
        }
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
        assumeTrue(runs.has(framework.subjectName(configuration)), NOT_RUN);
        Expectation expected = framework.expected(configuration, id);
        expected.requireOf(runs.found(framework.subjectName(configuration), id, expected::isMetBy)
                .orAbort());
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
        for (Framework framework : played(Framework.DEFAULT)) {
            List<Finding> findings = Run.judgement(outcome(framework, Framework.DEFAULT), "SEC-03")
                    .findings();

            assertThat(findings).hasSizeGreaterThan(Forgery.values().length);
        }
    }

    @Test
    void through_the_gateway_the_host_is_known_by_names_of_atlassians_alone() throws Exception {
        for (Framework framework : played(GATEWAY)) {
            assertThat(facts(framework, GATEWAY, Fact.HostCalled.class))
                    .isNotEmpty()
                    .extracting(Fact.HostCalled::address)
                    .allMatch(address -> address.matches("https://[^.]+\\.atlassian\\.net"));
        }
    }

    /** Its page makes sure by itself that the host takes it for its user. */
    @Test
    void through_the_gateway_a_page_acts_as_its_user() throws Exception {
        for (Framework framework : played(GATEWAY)) {
            assertThat(facts(framework, GATEWAY, Fact.TokenAsked.class))
                    .isNotEmpty()
                    .allMatch(Fact.TokenAsked::granted);
            assertThat(servedAmidPeace(framework))
                    .filteredOn(served -> served.target().equals(framework.actingPage()))
                    .filteredOn(served -> served.answer().arrived())
                    .isNotEmpty()
                    .allMatch(served -> served.answer().well());
        }
    }

    /** What users got in scenarios that disturb neither host nor add-on. */
    private static List<Fact.UserServed> servedAmidPeace(Framework framework) throws Exception {
        var history = outcome(framework, GATEWAY).history();
        var disturbed = history.stream()
                .filter(e -> e.fact() instanceof Fact.FaultInjected)
                .map(Entry::rehearsal)
                .collect(Collectors.toSet());
        return history.stream()
                .filter(e -> !disturbed.contains(e.rehearsal()) && e.fact() instanceof Fact.UserServed)
                .map(e -> (Fact.UserServed) e.fact())
                .toList();
    }

    private static <T extends Fact> List<T> facts(Framework framework, String configuration, Class<T> type)
            throws Exception {
        return outcome(framework, configuration).history().stream()
                .map(Entry::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<Framework> played(String configuration) throws Exception {
        var played = new ArrayList<Framework>();
        for (Framework framework : Framework.values()) {
            if (runs.has(framework.subjectName(configuration))) {
                played.add(framework);
            }
        }
        return played;
    }

    private static RunOutcome outcome(Framework framework, String configuration) throws Exception {
        assumeTrue(runs.has(framework.subjectName(configuration)), NOT_RUN);
        return runs.outcome(framework.subjectName(configuration));
    }
}
