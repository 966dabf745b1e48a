package dev.firedrill.checker;

import static dev.firedrill.checker.Callbacks.callbacks;
import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.HistoryOf.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Answer;
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
}
