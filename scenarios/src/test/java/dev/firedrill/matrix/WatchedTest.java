package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judge;
import dev.firedrill.checker.Outcome;
import dev.firedrill.network.FreePorts;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.stage.Company;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Nothing is judged longer than it was watched: against an add-on that stops serving for good amid every scenario, each
 * play goes on for as long as the longest bound of its checker, so that what never came is seen not to have come.
 */
@Isolated("Whole runs want the machine")
@Tag("whole-runs")
class WatchedTest {

    /** Longer than users have good times before anything is disturbed; shorter than what is watched of a rename. */
    private static final Duration GOOD = Duration.ofSeconds(8);

    /** How a finding begins that is undecided because its play was too short. */
    private static final String TOO_SHORT = "nobody asked for long enough afterwards";

    private static final List<String> NEVER_WELL_AGAIN = List.of("URL-01", "RST-01", "UNA-01", "UNA-02", "LAT-01");

    @TempDir
    Path data;

    @Test
    void every_play_watches_for_as_long_as_the_longest_bound_of_its_checker() throws Exception {
        var findings = findings(playedBesideEachOther());

        assertThat(findings)
                .allSatisfy((id, found) -> assertThat(found)
                        .as(id)
                        .noneMatch(finding -> finding.observed().startsWith(TOO_SHORT)));
        assertThat(NEVER_WELL_AGAIN)
                .allSatisfy(id -> assertThat(findings.get(id))
                        .as(id)
                        .anyMatch(finding -> finding.outcome() == Outcome.FAILED
                                && finding.expected().contains(" well within 10 s after ")));
    }

    private RunOutcome playedBesideEachOther() throws Exception {
        int port = FreePorts.next();
        try (var proxy = new SouringProxy(port, GOOD)) {
            var sample = Subject.sample(Subject.SAMPLE, data);
            var environment = new HashMap<>(sample.environment());
            environment.put("AC_LOCAL_BASE_URL", proxy.url());
            return Run.besideEachOther(
                    new Subject(
                            "sours",
                            sample.command(),
                            data,
                            environment,
                            sample.capabilities(),
                            sample.backgroundPeriod(),
                            sample.addressing()),
                    port);
        }
    }

    private static Map<String, List<Finding>> findings(RunOutcome outcome) {
        var judge = new Judge(outcome.header(), outcome.history(), false);
        return Run.catalogue().stream()
                .filter(scenario -> scenario.company() == Company.OTHERS)
                .collect(Collectors.toMap(
                        Run::id,
                        scenario -> judge.rehearsed(
                                        Run.id(scenario), Judge.beside(Run.id(scenario)), scenario.expects())
                                .findings()));
    }
}
