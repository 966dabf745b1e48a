package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.HistoryOf.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Mishap;
import dev.firedrill.fault.Outage;
import dev.firedrill.fault.Selector;
import dev.firedrill.history.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OutagesTest {

    private static final String ISSUE = "GET /rest/api/3/issue/ACME-1";
    private static final String POLL = "GET /rest/api/3/events";
    private static final String PAGE = "page main";
    private static final String PASSED = "SHOULD PASSED";
    private static final String FAILED = "SHOULD FAILED";
    private static final String UNDECIDED = "SHOULD INCONCLUSIVE";

    private static final Fault DOWN = new Fault.Down(Outage.MAINTENANCE_PAGE, true);
    private static final Fault REFUSED = new Fault.Down(Outage.REFUSED, false);
    private static final Fault COLD = new Fault.Cold(Duration.ofSeconds(4), 5, Duration.ofSeconds(5));

    /** Users ask every second, each time with these calls. */
    private static HistoryOf used(HistoryOf history, int from, int until, int calls, int status) {
        for (int second = from; second < until; second++) {
            history.at(second + 0.5);
            for (int call = 0; call < calls; call++) {
                history.callsAnswered("acme", ISSUE, status);
            }
            history.served("acme", PAGE, Answer.of(status, seconds(0.2)));
        }
        return history;
    }

    private static HistoryOf control(int calls) {
        return used(scenario().found(PAGE, ISSUE), 0, 5, calls, 200);
    }

    /** Twenty seconds of this fault, in which each request makes these calls. */
    private static HistoryOf outage(HistoryOf history, Fault fault, int calls) {
        history.at(5).suffers("acme", fault);
        return used(history, 5, 25, calls, 503).at(25).healed("acme", fault);
    }

    /** What comes without a request, at these intervals, while it is down. */
    private static HistoryOf background(HistoryOf history, double from, double until, double every, double growth) {
        double interval = every;
        for (double time = from; time < until; time += interval, interval *= growth) {
            history.at(time).callsAnswered("acme", POLL, 503);
        }
        return history;
    }

    @Nested
    class Bounded {

        private final Checker checker = Outages.callsStayBounded();

        @Test
        void passes_when_each_request_calls_as_before() {
            assertThat(outage(control(1), DOWN, 1).verdicts(checker)).containsExactly(PASSED, PASSED);
        }

        @Test
        void passes_when_a_circuit_breaker_lets_nothing_through() {
            var history = outage(control(1), DOWN, 0);

            assertThat(history.verdicts(checker)).containsExactly(PASSED, PASSED);
            assertThat(history.findings(checker).get(0).observed()).isEqualTo("none was made for 20 requests");
        }

        @Test
        void four_retries_are_sound_and_five_are_not() {
            assertThat(outage(control(1), DOWN, 5).verdicts(checker)).containsExactly(PASSED, PASSED);
            assertThat(outage(control(1), DOWN, 6).verdicts(checker)).containsExactly(FAILED, PASSED);
        }

        @Test
        void says_which_call_came_how_often() {
            assertThat(outage(control(1), DOWN, 7).findings(checker).get(0).observed())
                    .isEqualTo(ISSUE + " came 7 times for each of 20 requests, once when all was well");
        }

        @Test
        void who_calls_often_when_all_is_well_may_retry_each() {
            assertThat(outage(control(3), DOWN, 15).verdicts(checker)).containsExactly(PASSED, PASSED);
            assertThat(outage(control(3), DOWN, 16).verdicts(checker)).containsExactly(FAILED, PASSED);
        }

        @Test
        void who_kept_answers_before_may_call_for_each_request_now() {
            var cached = used(scenario().found(PAGE, ISSUE), 0, 1, 1, 200);
            used(cached, 1, 5, 0, 200);

            assertThat(outage(cached, DOWN, 4).verdicts(checker)).containsExactly(PASSED, PASSED);
        }

        @Test
        void one_page_that_storms_among_others_that_do_not_is_seen() {
            var history = scenario().found(PAGE, ISSUE).found("page other", "GET /other");
            used(history, 0, 5, 1, 200).at(5).suffers("acme", DOWN);
            for (int second = 5; second < 25; second++) {
                history.at(second + 0.5);
                for (int call = 0; call < 9; call++) {
                    history.callsAnswered("acme", "GET /other", 503);
                }
                history.callsAnswered("acme", ISSUE, 503).served("acme", PAGE, 200);
                history.served("acme", "page other", 200);
            }

            assertThat(history.at(25).healed("acme", DOWN).verdicts(checker)).containsExactly(FAILED, PASSED);
        }

        @Test
        void calls_of_a_kind_that_are_made_only_in_trouble_count_too() {
            var history = control(1).at(5).suffers("acme", DOWN);
            for (int second = 5; second < 25; second++) {
                history.at(second + 0.4);
                for (int call = 0; call < 6; call++) {
                    history.callsAnswered("acme", "GET /status", 503);
                }
                history.at(second + 0.5).served("acme", PAGE, 200);
            }

            assertThat(history.at(25).healed("acme", DOWN).verdicts(checker)).containsExactly(FAILED, PASSED);
        }

        @Test
        void what_the_host_cannot_see_is_not_judged() {
            assertThat(outage(control(1), REFUSED, 0).verdicts(checker)).isEmpty();
        }

        @Test
        void a_call_counts_when_it_arrived_though_it_ended_later() {
            var history = outage(control(1), DOWN, 5).at(26).callsFor("acme", ISSUE, 3);

            assertThat(history.verdicts(checker)).containsExactly(FAILED, PASSED);
        }

        @Test
        void is_undecided_when_it_never_calls() {
            assertThat(outage(control(0), DOWN, 0).verdicts(checker)).containsExactly(UNDECIDED, PASSED);
        }

        @Test
        void is_undecided_when_nobody_used_it() {
            var history = control(1).at(8).suffers("acme", DOWN).at(28).healed("acme", DOWN);

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED, PASSED);
        }

        @Test
        void is_undecided_when_nothing_was_down() {
            assertThat(control(1).verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void a_poll_that_goes_on_at_its_pace_is_sound() {
            var history = background(control(1), 0.7, 5, 1, 1);

            assertThat(background(outage(history, DOWN, 1), 5, 25, 1, 1).verdicts(checker))
                    .containsExactly(PASSED, PASSED);
        }

        @Test
        void a_poll_that_nobody_saw_before_may_come_now_and_then() {
            assertThat(background(outage(control(1), DOWN, 1), 5, 25, 2, 1).verdicts(checker))
                    .containsExactly(PASSED, PASSED);
        }

        @Test
        void retrying_at_short_steady_intervals_is_a_storm() {
            var history = background(outage(control(1), DOWN, 1), 5.05, 25, 0.5, 1);

            assertThat(history.verdicts(checker)).containsExactly(PASSED, FAILED);
            assertThat(history.findings(checker).get(1).observed())
                    .isEqualTo("40 came in 20 s, none in the 4.7 s before, and the intervals did not grow");
        }

        @Test
        void retrying_at_growing_intervals_is_sound() {
            var history = background(outage(control(1), DOWN, 0), 5.05, 25, 0.1, 1.12);

            assertThat(history.verdicts(checker)).containsExactly(PASSED, PASSED);
            assertThat(history.findings(checker).get(1).observed()).contains("the intervals grew");
        }

        @Test
        void a_poll_that_falls_into_long_requests_is_not_their_doing() {
            var slow = new Fault.Down(Outage.GATEWAY_TIMEOUT, false);
            var history = background(control(1), 0.7, 5, 1, 1).at(5).suffers("acme", slow);
            history.at(15).served("acme", PAGE, Answer.of(504, seconds(9.9)));
            history.at(25).served("acme", PAGE, Answer.of(504, seconds(9.9)));

            assertThat(background(history, 5.5, 25, 1, 1)
                            .at(25)
                            .healed("acme", slow)
                            .verdicts(checker))
                    .containsExactly(PASSED, PASSED);
        }

        @Test
        void connections_that_are_never_read_are_attempts() {
            var history = outage(control(1), new Fault.Down(Outage.BLACK_HOLE, false), 0);
            for (double time = 5.9; time < 25; time += 0.1) {
                history.at(time).connects("acme");
            }

            assertThat(history.verdicts(checker)).containsExactly(PASSED, FAILED);
        }

        @Test
        void another_tenants_calls_do_not_count() {
            var history = outage(control(1), DOWN, 1);
            for (double time = 5; time < 25; time += 0.1) {
                history.at(time).callsAnswered("globex", POLL, 200);
            }

            assertThat(history.verdicts(checker)).containsExactly(PASSED, PASSED);
        }
    }

    @Nested
    class Stampede {

        private final Checker checker = Outages.noStampede();

        @Test
        void twice_as_often_is_sound_and_more_is_not() {
            assertThat(outage(control(1), COLD, 2).verdicts(checker)).containsExactly(PASSED);
            assertThat(outage(control(1), COLD, 3).verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void compares_with_what_was_usual() {
            assertThat(outage(control(3), COLD, 6).verdicts(checker)).containsExactly(PASSED);
            assertThat(outage(control(3), COLD, 7).verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void a_poll_that_falls_into_slow_requests_is_no_stampede() {
            var history = control(1).at(5).suffers("acme", COLD).at(6).callsFor("acme", ISSUE, 0.9);
            history.at(9).served("acme", PAGE, Answer.of(200, seconds(3.9)));

            assertThat(background(history, 5.5, 9, 1, 1)
                            .at(10)
                            .healed("acme", COLD)
                            .verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void is_undecided_when_the_cold_host_was_not_called() {
            assertThat(outage(control(1), COLD, 0).verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_when_no_host_was_cold() {
            assertThat(outage(control(1), DOWN, 9).verdicts(checker)).containsExactly(UNDECIDED);
        }
    }

    @Nested
    class Writes {

        private static final String COMMENT = "POST /rest/api/3/issue/ACME-1/comment";
        private static final String MUST_PASS = "MUST PASSED";
        private static final String MUST_FAIL = "MUST FAILED";
        private static final String NOT_JUDGED = "SHOULD NOT_APPLICABLE";
        private static final Fault CUT =
                new Fault.Exchange(Selector.everything(), new Mishap.CutBeforeAnswer(Duration.ofMillis(100)));

        private final Checker checker = Outages.writesAreNotRepeated();

        private HistoryOf writing(String what) {
            return scenario()
                    .found(PAGE, what)
                    .at(1)
                    .callsAnswered("acme", what, 201)
                    .served("acme", PAGE, 200);
        }

        private HistoryOf cut(String what) {
            return writing(what).at(4).suffers("acme", CUT);
        }

        /** A request that ends now, took a second, and wrote at these times of it. */
        private HistoryOf asks(HistoryOf history, int second, String what, int... statuses) {
            for (int i = 0; i < statuses.length; i++) {
                history.at(second - 0.9 + i * 0.1);
                if (statuses[i] == 201) {
                    history.callsAnswered("acme", what, 201);
                } else {
                    history.meets("acme", what, statuses[i], 0.01);
                }
            }
            return history.at(second).served("acme", PAGE, Answer.of(500, seconds(1)));
        }

        @Test
        void passes_when_a_cut_write_is_given_up() {
            assertThat(asks(cut(COMMENT), 6, COMMENT, 0).verdicts(checker)).containsExactly(MUST_PASS);
        }

        @Test
        void fails_when_a_write_is_sent_again_after_it_was_cut() {
            var history = asks(cut(COMMENT), 6, COMMENT, 0, 0, 201);

            assertThat(history.verdicts(checker)).containsExactly(MUST_FAIL);
            assertThat(history.findings(checker).get(0).observed())
                    .isEqualTo(COMMENT + " was sent 3 times for one request of a user after it was cut, once otherwise;"
                            + " this happened once");
        }

        @Test
        void fails_when_the_answer_was_cut_amid_its_body() {
            assertThat(asks(cut(COMMENT), 6, COMMENT, 200, 201).verdicts(checker))
                    .containsExactly(MUST_FAIL);
        }

        @Test
        void names_the_usual_cause_of_a_single_repetition() {
            assertThat(asks(cut(COMMENT), 6, COMMENT, 0, 201)
                            .findings(checker)
                            .get(0)
                            .observed())
                    .contains("sun.net.http.retryPost");
        }

        @Test
        void what_the_host_refused_may_be_sent_again() {
            var history = asks(cut(COMMENT), 6, COMMENT, 503, 503, 201);

            assertThat(asks(history, 10, COMMENT, 0).verdicts(checker)).containsExactly(MUST_PASS);
        }

        @Test
        void the_next_request_may_write_again() {
            var history = asks(cut(COMMENT), 6, COMMENT, 0);

            assertThat(asks(history, 8, COMMENT, 201).verdicts(checker)).containsExactly(MUST_PASS);
        }

        @Test
        void requests_at_the_same_time_write_each_for_itself() {
            var history = cut(COMMENT).at(5.2).meets("acme", COMMENT, 0, 0.01).callsAnswered("acme", COMMENT, 201);
            history.at(6).served("acme", PAGE, Answer.of(200, seconds(1)));

            assertThat(history.at(6.1)
                            .served("acme", PAGE, Answer.of(200, seconds(1)))
                            .verdicts(checker))
                    .containsExactly(MUST_PASS);
        }

        @Test
        void a_write_that_comes_late_may_fall_into_the_next_request() {
            var history = cut(COMMENT).at(6).served("acme", PAGE, 200).at(6.5).meets("acme", COMMENT, 0, 0.01);

            assertThat(history.callsAnswered("acme", COMMENT, 201)
                            .at(6.6)
                            .served("acme", PAGE, 200)
                            .verdicts(checker))
                    .containsExactly(MUST_PASS);
        }

        @Test
        void who_writes_twice_when_all_is_well_may_do_so() {
            var history = scenario().found(PAGE, COMMENT).at(1).callsAnswered("acme", COMMENT, 201);
            history.callsAnswered("acme", COMMENT, 201)
                    .served("acme", PAGE, 200)
                    .at(4)
                    .suffers("acme", CUT);

            assertThat(asks(history, 6, COMMENT, 0, 201).verdicts(checker)).containsExactly(MUST_PASS);
        }

        @Test
        void writes_that_are_the_same_however_often_they_come_may() {
            String put = "PUT /rest/api/3/issue/ACME-1/properties/seen";

            assertThat(asks(cut(put), 6, put, 0, 201).verdicts(checker)).containsExactly(NOT_JUDGED);
        }

        @Test
        void questions_may_be_asked_again_though_they_are_posted() {
            String question = "POST /rest/api/3/permissions/check";

            assertThat(asks(cut(question), 6, question, 0, 201).verdicts(checker))
                    .containsExactly(NOT_JUDGED);
        }

        @Test
        void an_add_on_that_makes_no_writes_is_not_judged() {
            var findings = asks(cut(ISSUE), 6, ISSUE, 0, 201).findings(checker);

            assertThat(findings).singleElement().satisfies(f -> {
                assertThat(f.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
                assertThat(f.observed()).contains("makes no writes");
            });
        }

        @Test
        void an_add_on_whose_writes_were_never_cut_is_not_judged() {
            var findings = asks(cut(COMMENT), 6, COMMENT, 503).findings(checker);

            assertThat(findings).singleElement().satisfies(f -> {
                assertThat(f.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
                assertThat(f.observed()).contains("none of its 2 writes was cut");
            });
        }

        @Test
        void a_write_that_no_request_is_known_to_make_is_not_judged() {
            var history = asks(cut(ISSUE), 6, COMMENT, 0, 201);

            assertThat(history.verdicts(checker)).containsExactly(NOT_JUDGED);
        }

        @Test
        void a_tenant_whose_host_was_well_is_not_judged() {
            assertThat(asks(writing(COMMENT), 6, COMMENT, 201, 201).verdicts(checker))
                    .isEmpty();
        }
    }
}
