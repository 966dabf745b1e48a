package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckerTest {

    private static final Checker PASSING = history -> List.of(Finding.passed("a", "seen", List.of()));
    private static final Checker FAILING = history -> List.of(Finding.failed("b", "not seen", List.of()));
    private static final Checker UNDECIDED = history -> List.of(Finding.inconclusive("c", "no idea", List.of()));
    private static final Checker SILENT = history -> List.of();

    private static List<String> verdicts(Checker checker) {
        return scenario().verdicts(checker);
    }

    @Test
    void both_find_what_each_finds_in_order() {
        assertThat(verdicts(PASSING.and(FAILING))).containsExactly("MUST PASSED", "MUST FAILED");
    }

    @Test
    void a_pass_that_is_earned_stays() {
        assertThat(verdicts(PASSING.provided(PASSING))).containsExactly("MUST PASSED");
    }

    @Test
    void a_pass_that_is_not_earned_is_inconclusive_for_the_other_ones_reason() {
        var findings = scenario().findings(PASSING.provided(UNDECIDED));

        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(f.observed()).isEqualTo("no idea");
        });
    }

    @Test
    void a_pass_that_a_failure_or_silence_should_earn_is_inconclusive() {
        assertThat(verdicts(PASSING.provided(FAILING))).containsExactly("MUST INCONCLUSIVE");
        assertThat(verdicts(PASSING.provided(SILENT))).containsExactly("MUST INCONCLUSIVE");
    }

    @Test
    void a_failure_needs_not_be_earned() {
        assertThat(verdicts(FAILING.provided(UNDECIDED))).containsExactly("MUST FAILED");
    }

    @Test
    void what_should_earn_a_pass_is_no_finding_itself() {
        assertThat(verdicts(PASSING.provided(FAILING.and(PASSING)))).hasSize(1);
    }

    @Test
    void as_a_should_everything_binds_less() {
        assertThat(verdicts(FAILING.and(PASSING).asShould())).containsExactly("SHOULD FAILED", "SHOULD PASSED");
    }

    @Test
    void as_a_should_a_timed_finding_stays_timed() {
        Checker slow = history -> List.of(Finding.failed("a", "b", List.of()).decidedByTime());

        assertThat(scenario().findings(slow.asShould())).allMatch(Finding::timed);
    }
}
