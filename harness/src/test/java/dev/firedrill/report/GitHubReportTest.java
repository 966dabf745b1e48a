package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.checker.Level;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GitHubReportTest {

    private static final GitHubReport MIXED = new GitHubReport(Runs.mixed());

    @Test
    void what_failed_is_an_error_and_what_is_inconclusive_a_warning() {
        assertThat(MIXED.annotations())
                .satisfiesExactly(
                        error -> assertThat(error)
                                .startsWith("::error title=URL-01 Site rename::Expected: no call to the old URL")
                                .contains(
                                        "%0AObserved: 3 calls to the old URL, the last 9.8 s after the rename%0AMend: ")
                                .endsWith(
                                        "%0Afiredrill run http://localhost:3000/atlassian-connect.json URL-01 --seed 42"),
                        warning -> assertThat(warning)
                                .startsWith("::warning title=URL-05 Swapped URLs::")
                                .contains("%0AUndecided: no answer showed any host content"));
    }

    @Test
    void of_many_failures_the_tenth_annotation_counts_the_rest() {
        var ids = IntStream.rangeClosed(1, 12).mapToObj(n -> "URL-" + n).toList();
        var run = Runs.run(
                ids.stream()
                        .map(id -> Runs.scenario(id, "url", "Moves", Level.MUST))
                        .toList(),
                ids.stream().map(id -> Runs.failed(id, "calm", "storm")).toList());

        assertThat(new GitHubReport(run).annotations())
                .hasSize(10)
                .last()
                .isEqualTo("::error title=Firedrill::3 more scenarios in the summary of this job");
    }

    @Test
    void an_add_on_cannot_write_commands_of_its_own() {
        var scenario = Runs.scenario("URL-01", "url", "One: two, three", Level.MUST);
        var run = Runs.one(scenario, Runs.failed("URL-01", "100 %", "bad\n::error::forged\r\n::stop-commands::x"));

        assertThat(new GitHubReport(run).annotations())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("::error title=URL-01 One%3A two%2C three::Expected: 100 %25%0AObserved: bad")
                        .doesNotContain("\n", "\r"));
    }

    @Test
    void the_summary_shows_first_what_needs_a_look_and_folds_the_rest() {
        String summary = MIXED.summary();

        assertThat(summary)
                .startsWith("## Firedrill: Notes for Jira\n\n7 scenarios: 4 passed (1 with warnings), 1 failed")
                .contains("| ✘ | **URL-01** Site rename | 3 calls to the old URL, the last 9.8 s after the rename |")
                .contains("| ✔ | **INS-02** Repeated install | warning: 2 of 5 got 500 |");
        assertThat(summary.substring(summary.indexOf("<details>")))
                .contains("4 scenarios without a finding", "**INS-01**", "**LIC-02**")
                .doesNotContain("**URL-01**", "**INS-02**");
    }

    @Test
    void what_an_add_on_says_is_no_markup() {
        var run = Runs.one(
                Runs.RENAME, Runs.failed("URL-01", "peace", "<script>alert(1)</script> | [here](http://evil) `x` *y*"));

        assertThat(new GitHubReport(run).summary())
                .contains("&lt;script>alert(1)&lt;/script> \\| \\[here\\](http://evil) \\`x\\` \\*y\\* |");
    }

    @Test
    void a_long_observation_is_cut() {
        var run = Runs.one(Runs.RENAME, Runs.failed("URL-01", "peace", "x".repeat(100_000)));

        assertThat(new GitHubReport(run).summary().length()).isLessThan(2_000);
        assertThat(List.of(new GitHubReport(run).summary().split("\n"))).anyMatch(line -> line.contains("xxx…"));
    }
}
