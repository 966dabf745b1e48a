package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.HistoryOf.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Subject;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final String EVENT = "jira:issue_created";
    private static final String PASSED = "MUST PASSED";
    private static final String FAILED = "MUST FAILED";
    private static final String UNDECIDED = "MUST INCONCLUSIVE";

    private static HistoryOf attempted(HistoryOf history, String identifier, int attempts) {
        for (int attempt = 1; attempt <= attempts; attempt++) {
            history.delivered("acme", EVENT, identifier, attempt, Answer.of(204, seconds(0.1)));
        }
        return history;
    }

    @Nested
    class Answered {

        private final Checker checker = Deliveries.areAnswered();

        @Test
        void passes_when_each_attempt_is() {
            assertThat(attempted(scenario(), "w2", 6).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void fails_when_a_resend_is_not() {
            var history =
                    attempted(scenario(), "w2", 2).delivered("acme", EVENT, "w2", 3, Answer.of(409, seconds(0.1)));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
            assertThat(history.findings(checker).get(0).observed()).isEqualTo("1 of 3 were not: once 409");
        }

        @Test
        void time_decided_when_every_failure_is_silence() {
            var history = scenario().delivered("acme", EVENT, "w1", 1, Answer.missing("no answer", seconds(20)));

            assertThat(history.findings(checker)).singleElement().matches(Finding::timed);
        }

        @Test
        void is_undecided_when_none_was_delivered() {
            assertThat(scenario().verdicts(checker)).containsExactly(UNDECIDED);
        }
    }

    @Nested
    class Effects {

        private final Checker checker = Deliveries.countOnce();

        private static HistoryOf declared() {
            return scenario().declaring(new Subject.Declared(false, true, false, false, false));
        }

        private static HistoryOf delivered(int effectOfOne, int effectOfMany) {
            var history = attempted(declared(), "w1", 1).reads("acme", Map.of("w1", effectOfOne));
            return attempted(history, "w2", 6).reads("acme", Map.of("w2", effectOfMany));
        }

        @Test
        void passes_when_the_effect_is_there_once() {
            assertThat(delivered(1, 1).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void passes_when_both_are_there_equally_often() {
            assertThat(delivered(3, 3).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void fails_when_the_effect_is_there_more_often() {
            assertThat(delivered(1, 2).verdicts(checker)).containsExactly(FAILED);
            assertThat(delivered(1, 6).findings(checker).get(0).observed())
                    .isEqualTo(
                            "it came 6 times, and its effect was there 6 times; that of one that came but once, once");
        }

        @Test
        void fails_when_it_shows_only_in_a_later_reading() {
            assertThat(delivered(1, 1).reads("acme", Map.of("w2", 2)).verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void fails_when_the_effect_is_missing() {
            var history = attempted(declared(), "w1", 1).reads("acme", "w1");

            assertThat(attempted(history, "w2", 6).reads("acme").verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void is_undecided_when_even_one_that_came_once_has_no_effect() {
            var history = attempted(attempted(declared(), "w1", 1).reads("acme"), "w2", 6);

            assertThat(history.reads("acme", "w2").verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void deliveries_whose_effect_nobody_read_do_not_count() {
            assertThat(attempted(delivered(1, 1), "w3", 1).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void another_tenants_reading_does_not_count() {
            assertThat(delivered(1, 1).reads("globex", Map.of("w2", 5)).verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void is_not_judged_without_a_declaration() {
            assertThat(attempted(scenario(), "w2", 6).verdicts(checker)).containsExactly("SHOULD NOT_APPLICABLE");
        }
    }
}
