package dev.firedrill.checker;

import static dev.firedrill.checker.Callbacks.callbacks;
import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.HistoryOf.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact.CallbackAnswered;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbacksTest {

    private static final String PASSED = "MUST PASSED";
    private static final String FAILED = "MUST FAILED";

    private final Checker acknowledged = callbacks("installed").acknowledged();
    private final Checker answered = callbacks("installed").answered();

    private static Answer after(int status, double took) {
        return Answer.of(status, seconds(took));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void success_acknowledges(int status) {
        assertThat(scenario().callback("installed", status).verdicts(acknowledged))
                .containsExactly(PASSED);
    }

    @Test
    void created_acknowledges_with_a_warning() {
        assertThat(scenario().callback("installed", 201).verdicts(acknowledged))
                .containsExactly(PASSED, "SHOULD FAILED");
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 302, 400, 401, 500})
    void nothing_else_acknowledges(int status) {
        assertThat(scenario().callback("installed", status).verdicts(acknowledged))
                .containsExactly(FAILED);
    }

    @Test
    void one_bad_answer_among_good_ones_fails() {
        var history = scenario().callback("installed", 204).callback("installed", 500);

        assertThat(history.verdicts(acknowledged)).containsExactly(FAILED);
        assertThat(history.findings(acknowledged).get(0).observed()).isEqualTo("1 of 2 were not: once 500");
    }

    @Test
    void an_answer_at_the_bound_counts_and_one_past_it_does_not() {
        assertThat(scenario().callback("installed", after(204, 10)).verdicts(acknowledged))
                .containsExactly(PASSED, "SHOULD FAILED");
        assertThat(scenario().callback("installed", after(204, 10.001)).verdicts(acknowledged))
                .containsExactly(FAILED, "SHOULD FAILED");
        assertThat(scenario().callback("installed", after(401, 10.001)).verdicts(answered))
                .containsExactly(FAILED);
    }

    @Test
    void slowness_is_a_warning_past_five_seconds() {
        assertThat(scenario().callback("installed", after(204, 5)).verdicts(acknowledged))
                .containsExactly(PASSED);
        assertThat(scenario().callback("installed", after(204, 5.001)).verdicts(acknowledged))
                .containsExactly(PASSED, "SHOULD FAILED");
    }

    @Test
    void time_decided_when_no_answer_came() {
        var history = scenario().callback("installed", Answer.missing("no answer within 10 s", seconds(10)));

        assertThat(history.findings(acknowledged)).singleElement().matches(Finding::timed);
    }

    @Test
    void time_did_not_decide_when_one_was_refused_outright() {
        var history = scenario()
                .callback("installed", Answer.missing("no answer within 10 s", seconds(10)))
                .callback("installed", 500);

        assertThat(history.findings(acknowledged)).singleElement().matches(f -> !f.timed());
    }

    @Test
    void forged_ones_and_other_events_do_not_count() {
        var history = scenario().forged("acme", "alg none", 401).callback("enabled", 500);

        assertThat(history.verdicts(acknowledged)).containsExactly("MUST INCONCLUSIVE");
    }

    @Test
    void those_sent_at_once_are_judged_apart() {
        var history = scenario().callback("installed", 204).atOnce(500);

        assertThat(history.verdicts(callbacks("installed").oneByOne().acknowledged()))
                .containsExactly(PASSED);
        assertThat(history.verdicts(callbacks("installed").atOnce().acknowledged()))
                .containsExactly(FAILED);
        assertThat(history.verdicts(acknowledged)).containsExactly(FAILED);
    }

    @Test
    void any_answer_answers() {
        assertThat(scenario().callback("installed", 500).verdicts(answered)).containsExactly(PASSED);
    }

    @Test
    void silence_does_not_answer() {
        var history = scenario().callback("installed", Answer.missing("connection reset", seconds(0.1)));

        assertThat(history.verdicts(answered)).containsExactly(FAILED);
    }

    @Test
    void an_event_that_was_never_sent_needs_no_answer() {
        assertThat(scenario().verdicts(answered)).isEmpty();
    }

    @Nested
    class NeverFail {

        private final Checker checker = callbacks("disabled", "uninstalled").neverFail();

        @Test
        void passes_for_any_answer_that_is_no_breakdown() {
            var history = scenario().callback("disabled", 204).callback("uninstalled", 404);

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @ParameterizedTest
        @ValueSource(ints = {500, 503})
        void fails_for_a_breakdown(int status) {
            var history = scenario().callback("disabled", 204).callback("uninstalled", status);

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void fails_for_silence() {
            var history = scenario().callback("disabled", Answer.missing("connection reset", seconds(0.1)));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void one_that_should_be_refused_breaks_nothing_either() {
            var history = scenario()
                    .add("acme", new CallbackAnswered("disabled", "no token", true, Answer.of(500, seconds(0.1))));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void other_events_do_not_count() {
            assertThat(scenario()
                            .callback("disabled", 204)
                            .callback("installed", 500)
                            .verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void is_undecided_when_none_was_sent() {
            assertThat(scenario().callback("installed", 204).verdicts(checker)).containsExactly("MUST INCONCLUSIVE");
        }
    }

    @Nested
    class KeyTrouble {

        private final Checker checker = Callbacks.installsAreAnsweredUnderKeyTrouble();

        private static HistoryOf asked(Answer answer) {
            return scenario().at(20).keyAsked(404).underKeyTrouble(answer);
        }

        @Test
        void any_answer_in_time_is_one() {
            assertThat(asked(after(500, 1)).verdicts(checker)).containsExactly("SHOULD PASSED");
            assertThat(asked(after(401, 15)).verdicts(checker)).containsExactly("SHOULD PASSED");
        }

        @Test
        void one_past_the_bound_comes_too_late() {
            assertThat(asked(after(401, 15.001)).verdicts(checker)).containsExactly("SHOULD FAILED");
        }

        @Test
        void a_dropped_connection_is_none() {
            assertThat(asked(Answer.missing("connection reset", seconds(2))).verdicts(checker))
                    .containsExactly("SHOULD FAILED");
        }

        @Test
        void a_pass_is_earned_by_asking_in_vain() {
            var never = scenario().at(20).underKeyTrouble(after(401, 1));
            var well = scenario().at(20).keyAsked(200).underKeyTrouble(after(401, 1));
            var before = scenario().at(18).keyAsked(404).at(20).underKeyTrouble(after(401, 1));

            assertThat(never.verdicts(checker)).containsExactly("SHOULD INCONCLUSIVE");
            assertThat(well.verdicts(checker)).containsExactly("SHOULD INCONCLUSIVE");
            assertThat(before.verdicts(checker)).containsExactly("SHOULD INCONCLUSIVE");
        }

        @Test
        void who_asks_a_silent_key_server_asks() {
            var history = scenario().at(20).underKeyTrouble(after(401, 5)).keyAsked(0);

            assertThat(history.verdicts(checker)).containsExactly("SHOULD PASSED");
        }

        @Test
        void installs_under_it_need_not_be_acknowledged() {
            var history = asked(after(401, 1)).callback("installed", 204);

            assertThat(history.verdicts(acknowledged)).containsExactly(PASSED);
            assertThat(history.verdicts(callbacks("installed").oneByOne().acknowledged()))
                    .containsExactly(PASSED);
        }

        @Test
        void installs_without_it_are_judged_elsewhere() {
            assertThat(scenario().callback("installed", after(204, 20)).verdicts(checker))
                    .isEmpty();
        }
    }
}
