package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Finding OPEN =
            Finding.failed("the door is shut", "it was open", List.of()).decidedByTime();
    private static final Finding TOO_SLOW =
            Finding.inconclusive("the door is shut", "this machine was too slow to judge time: it lagged", List.of());

    private static final Finding INTERFERENCE =
            Finding.inconclusive("a decision", "interference: it passed alone", List.of());

    private static Judgement judgement(Outcome outcome, Finding... findings) {
        return new Judgement("X-01", outcome, List.of(findings), List.of());
    }

    @Test
    void what_was_left_open_may_be_another_without_company() {
        assertThat(Verdict.leftOpenByCompany(judgement(Outcome.INCONCLUSIVE, TOO_SLOW)))
                .isTrue();
        assertThat(Verdict.leftOpenByCompany(judgement(Outcome.INCONCLUSIVE, INTERFERENCE)))
                .isTrue();
    }

    @Test
    void a_warning_that_the_machine_left_open_counts_too() {
        assertThat(Verdict.leftOpenByCompany(judgement(Outcome.PASSED, TOO_SLOW.asShould())))
                .isTrue();
    }

    @Test
    void what_was_decided_is_not_tried_until_it_is_another() {
        assertThat(Verdict.leftOpenByCompany(judgement(Outcome.FAILED, OPEN))).isFalse();
        assertThat(Verdict.leftOpenByCompany(judgement(Outcome.PASSED, OPEN.asShould())))
                .isFalse();
    }

    @Test
    void the_machine_left_open_what_it_was_too_slow_or_too_busy_for() {
        assertThat(Verdict.leftOpenByMachine(judgement(Outcome.INCONCLUSIVE, TOO_SLOW), 1))
                .isTrue();
        assertThat(Verdict.leftOpenByMachine(judgement(Outcome.INCONCLUSIVE, INTERFERENCE), MachineLoad.BUSY + 1))
                .isTrue();
        assertThat(Verdict.leftOpenByMachine(judgement(Outcome.INCONCLUSIVE, INTERFERENCE), 1))
                .isFalse();
        assertThat(Verdict.leftOpenByMachine(judgement(Outcome.FAILED, OPEN), MachineLoad.BUSY + 1))
                .isFalse();
    }

    @Test
    void a_failure_stays_one_whatever_else_the_machine_left_open() {
        var failed = judgement(Outcome.FAILED, OPEN, TOO_SLOW.asShould());

        assertThat(Verdict.leftOpenByCompany(failed)).isFalse();
        assertThat(Verdict.leftOpenByMachine(failed, MachineLoad.BUSY + 1)).isFalse();
    }

    @Test
    void a_busy_machine_excuses_no_defect_that_was_missed() {
        assertThat(Verdict.leftOpenByMachine(judgement(Outcome.PASSED), MachineLoad.BUSY + 1))
                .isFalse();
    }
}
