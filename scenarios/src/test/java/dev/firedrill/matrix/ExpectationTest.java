package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    private static final Finding DOOR = Finding.failed("the door is shut", "it was open", List.of());
    private static final Finding WINDOW = Finding.failed("the window is shut", "it was open", List.of());

    private static Judgement judgement(Outcome outcome, Finding... findings) {
        return new Judgement("X-01", outcome, List.of(findings), List.of());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> held(String cell, Judgement judgement) {
        return assertThatCode(() -> Expectation.parse(cell).requireOf(judgement));
    }

    @Test
    void another_outcome_is_not_what_was_expected() {
        held("pass", judgement(Outcome.PASSED)).doesNotThrowAnyException();
        held("pass", judgement(Outcome.INCONCLUSIVE)).isInstanceOf(AssertionError.class);
    }

    @Test
    void every_failure_must_be_named_and_every_name_must_fail() {
        held("fail; for: the door / the window", judgement(Outcome.FAILED, DOOR, WINDOW))
                .doesNotThrowAnyException();
        held("fail; for: the door", judgement(Outcome.FAILED, DOOR, WINDOW)).isInstanceOf(AssertionError.class);
        held("fail; for: the door / the window", judgement(Outcome.FAILED, DOOR))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_failure_without_names_may_be_any() {
        held("fail", judgement(Outcome.FAILED, DOOR, WINDOW)).doesNotThrowAnyException();
    }

    @Test
    void a_warning_that_was_not_expected_is_too_much() {
        held("pass; warns: the door", judgement(Outcome.PASSED, DOOR.asShould()))
                .doesNotThrowAnyException();
        held("pass", judgement(Outcome.PASSED, DOOR.asShould())).isInstanceOf(AssertionError.class);
        held("pass; warns: the door", judgement(Outcome.PASSED)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_warning_of_a_failed_scenario_counts_too() {
        held("fail; for: the door; warns: the window", judgement(Outcome.FAILED, DOOR, WINDOW.asShould()))
                .doesNotThrowAnyException();
        held("fail; for: the door", judgement(Outcome.FAILED, DOOR, WINDOW.asShould()))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void chance_may_warn_of_what_it_names_alone() {
        held("pass; may warn: the door", judgement(Outcome.PASSED)).doesNotThrowAnyException();
        held("pass; may warn: the door", judgement(Outcome.PASSED, DOOR.asShould()))
                .doesNotThrowAnyException();
        held("pass; may warn: the door", judgement(Outcome.PASSED, WINDOW.asShould()))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_warning_that_lateness_decided_may_come_anywhere() {
        held("pass", judgement(Outcome.PASSED, DOOR.asShould().decidedByTime())).doesNotThrowAnyException();
        held("pass; warns: the door", judgement(Outcome.PASSED, DOOR.asShould().decidedByTime()))
                .doesNotThrowAnyException();
        held("fail; for: the window", judgement(Outcome.FAILED, WINDOW, DOOR.decidedByTime()))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_cell_that_nobody_understands_is_refused() {
        assertThatThrownBy(() -> Expectation.parse("pass; warn: the door")).hasMessageContaining("warn: the door");
    }
}
