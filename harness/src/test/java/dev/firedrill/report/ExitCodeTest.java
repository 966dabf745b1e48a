package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.checker.Judgement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

    private static ExitCode code(Judgement... judgements) {
        return ExitCode.of(Runs.judged(judgements));
    }

    @Test
    void a_failure_outweighs_what_stayed_undecided() {
        assertThat(code(Runs.inconclusive("A"), Runs.RENAME_FAILED, Runs.passed("B")))
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void undecided_is_not_success() {
        assertThat(code(Runs.passed("A"), Runs.inconclusive("B"))).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void warnings_and_scenarios_that_do_not_apply_are_success() {
        assertThat(code(Runs.warned("A"), Runs.notApplicable("B"))).isEqualTo(ExitCode.OK);
        assertThat(code(Runs.notApplicable("B"))).isEqualTo(ExitCode.OK);
    }

    @Test
    void a_selection_that_matches_nothing_is_not_success() {
        assertThat(code()).isEqualTo(ExitCode.NOTHING_SELECTED);
    }

    @Test
    void the_numbers_are_as_published() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).containsExactly(0, 1, 2, 3, 64, 69, 70, 130);
    }
}
