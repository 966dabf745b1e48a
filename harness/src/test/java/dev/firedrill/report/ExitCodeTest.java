package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

    @Test
    void a_failure_outweighs_what_stayed_undecided() {
        assertThat(ExitCode.of(List.of(Runs.inconclusive("A"), Runs.RENAME_FAILED, Runs.passed("B"))))
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void undecided_is_not_success() {
        assertThat(ExitCode.of(List.of(Runs.passed("A"), Runs.inconclusive("B"))))
                .isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void warnings_and_scenarios_that_do_not_apply_are_success() {
        assertThat(ExitCode.of(List.of(Runs.warned("A"), Runs.notApplicable("B"))))
                .isEqualTo(ExitCode.OK);
        assertThat(ExitCode.of(List.of(Runs.notApplicable("B")))).isEqualTo(ExitCode.OK);
    }

    @Test
    void a_selection_that_matches_nothing_is_not_success() {
        assertThat(ExitCode.of(List.of())).isEqualTo(ExitCode.NOTHING_SELECTED);
    }

    @Test
    void the_numbers_are_as_published() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).containsExactly(0, 1, 2, 3, 64, 69, 70, 130);
    }
}
