package dev.firedrill.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Finding PASSED = Finding.passed("a", "b", List.of());
    private static final Finding FAILED = Finding.failed("a", "b", List.of());
    private static final Finding UNDECIDED = Finding.inconclusive("a", "b", List.of());
    private static final Finding NOT_JUDGED = Finding.notJudged("a", "b");

    private static Outcome outcome(Finding... findings) {
        return Judgement.of("X-01", List.of(findings), false).outcome();
    }

    private static Outcome strictly(Finding... findings) {
        return Judgement.of("X-01", List.of(findings), true).outcome();
    }

    @Test
    void failed_goes_before_inconclusive_and_that_before_passed() {
        assertThat(outcome(PASSED, UNDECIDED, FAILED)).isEqualTo(Outcome.FAILED);
        assertThat(outcome(PASSED, UNDECIDED)).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(outcome(PASSED, PASSED)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void finding_nothing_is_inconclusive() {
        assertThat(outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void judging_nothing_on_purpose_is_inconclusive_too() {
        assertThat(outcome(NOT_JUDGED)).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(outcome(PASSED, NOT_JUDGED)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void shoulds_decide_nothing_beside_a_must() {
        assertThat(outcome(PASSED, FAILED.asShould(), UNDECIDED.asShould())).isEqualTo(Outcome.PASSED);
    }

    @Test
    void shoulds_decide_in_a_strict_run() {
        assertThat(strictly(PASSED, FAILED.asShould())).isEqualTo(Outcome.FAILED);
        assertThat(strictly(PASSED, UNDECIDED.asShould())).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void an_undecided_should_alone_is_inconclusive() {
        assertThat(outcome(PASSED.asShould(), UNDECIDED.asShould())).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void what_decided_comes_with_musts_first() {
        var judgement = Judgement.of("X-01", List.of(FAILED.asShould(), PASSED, FAILED), false);

        assertThat(judgement.decisive()).containsExactly(FAILED, FAILED.asShould());
    }

    @Test
    void a_pass_has_nothing_decisive_but_warnings() {
        var judgement = Judgement.of("X-01", List.of(PASSED, FAILED.asShould()), false);

        assertThat(judgement.decisive()).isEmpty();
        assertThat(judgement.warnings()).containsExactly(FAILED.asShould());
    }

    @Test
    void a_failure_has_no_warnings_of_its_own() {
        assertThat(Judgement.of("X-01", List.of(FAILED, FAILED.asShould()), false)
                        .warnings())
                .isEmpty();
    }

    @Test
    void a_note_is_added_and_nothing_else_changes() {
        var judgement = Judgement.of("X-01", List.of(PASSED), false);

        assertThat(judgement.noting("confirmed"))
                .isEqualTo(new Judgement("X-01", Outcome.PASSED, List.of(PASSED), List.of("confirmed")));
    }

    @Test
    void evidence_is_kept_short() {
        var many = java.util.stream.LongStream.range(0, 100).boxed().toList();

        assertThat(Finding.passed("a", "b", many).evidence()).hasSize(Finding.MOST_EVIDENCE);
    }
}
