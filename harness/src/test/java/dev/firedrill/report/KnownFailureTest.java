package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The run of these tests is of 2026-11-22. */
class KnownFailureTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static KnownFailure rename(LocalDate until) {
        return new KnownFailure("URL-01", "we cache URLs, see NOTES-12", until);
    }

    private static RunResult accepting(KnownFailure... known) {
        return Runs.accepting(Runs.judged(Runs.passed("INS-01"), Runs.RENAME_FAILED), known);
    }

    private static String terminal(RunResult run) {
        var out = new StringBuilder();
        new TerminalReport(out, Look.plain(StandardCharsets.UTF_8)).summary(run);
        return out.toString();
    }

    @Test
    void it_fails_no_run_up_to_its_last_day() {
        assertThat(ExitCode.of(accepting(rename(DAY)))).isEqualTo(ExitCode.OK);
    }

    @Test
    void it_fails_the_run_from_the_day_after() {
        RunResult run = accepting(rename(DAY.minusDays(1)));

        assertThat(ExitCode.of(run)).isEqualTo(ExitCode.FAILED);
        assertThat(terminal(run)).contains("URL-01 was accepted until 2026-11-21, and that day is over");
    }

    @Test
    void that_of_another_scenario_excuses_nothing() {
        assertThat(ExitCode.of(accepting(new KnownFailure("INS-01", "never mind", DAY))))
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void an_undecided_scenario_is_no_known_failure() {
        RunResult run = Runs.accepting(Runs.judged(Runs.inconclusive("URL-01")), rename(DAY));

        assertThat(ExitCode.of(run)).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void one_that_no_longer_fails_is_told() {
        assertThat(terminal(accepting(rename(DAY), new KnownFailure("INS-01", "never mind", DAY))))
                .contains("INS-01 no longer fails: remove it from the known failures");
    }

    @Test
    void the_terminal_tells_it_in_a_line_with_its_reason() {
        assertThat(terminal(accepting(rename(DAY))))
                .contains("URL-01 fails as known, accepted until 2026-11-22: we cache URLs, see NOTES-12")
                .contains("2 scenarios: 1 passed, 1 failed as known")
                .doesNotContain("Expected:");
    }

    @Test
    void build_servers_see_it_skipped_with_its_reason() {
        assertThat(JUnitXml.render(accepting(rename(DAY))))
                .contains("failures=\"0\"")
                .contains("<skipped message=\"fails as known, accepted until 2026-11-22: we cache URLs");
    }

    @Test
    void github_is_told_no_error() {
        assertThat(new GitHubReport(accepting(rename(DAY))).annotations()).isEmpty();
    }

    @Test
    void the_page_says_so_in_place_of_failed() {
        assertThat(HtmlReport.render(accepting(rename(DAY))))
                .contains("failed as known")
                .contains("Known failure, accepted until 2026-11-22: we cache URLs, see NOTES-12.");
    }
}
