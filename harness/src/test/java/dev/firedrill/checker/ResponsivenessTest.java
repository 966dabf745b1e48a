package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.HistoryOf.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.Fault;
import dev.firedrill.history.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResponsivenessTest {

    private static final String ISSUE = "GET /rest/api/3/issue/ACME-1";
    private static final String PAGE = "page main";
    private static final String EVENT = "jira:issue_created";
    private static final String PASSED = "MUST PASSED";
    private static final String FAILED = "MUST FAILED";
    private static final String UNDECIDED = "MUST INCONCLUSIVE";

    private static final Fault SILENT = new Fault.Hold(null);

    /** Silent from 5 s to 45 s; one call met that. */
    private static HistoryOf held() {
        var history = scenario().at(2).health(200, 0.1).at(5).suffers("acme", SILENT);
        return history.at(25).meets("acme", ISSUE, 0, 15);
    }

    private static HistoryOf healed(HistoryOf history) {
        return history.at(45).healed("acme", SILENT);
    }

    /** The same without a call. */
    private static HistoryOf untouched() {
        return scenario().at(2).health(200, 0.1).at(5).suffers("acme", SILENT);
    }

    private static Answer answered(double took) {
        return Answer.of(200, seconds(took));
    }

    private static Answer given(double upAfter) {
        return Answer.missing("no answer", seconds(upAfter));
    }

    @Nested
    class Health {

        private final Checker checker = Responsiveness.healthWithin();

        /** Somebody opens a page meanwhile. */
        private static HistoryOf felt() {
            return held().at(21).served("acme", "page main", 200);
        }

        @Test
        void passes_exactly_at_the_bound_and_fails_just_past_it() {
            assertThat(healed(felt().at(20).health(200, 3)).verdicts(checker)).containsExactly(PASSED);
            assertThat(healed(held().at(20).health(200, 3.001)).verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void knows_by_how_much_the_slowest_was_late() {
            var history = healed(held().at(20).health(200, 4).at(30).health(given(10)));

            assertThat(history.findings(checker)).singleElement().satisfies(f -> {
                assertThat(f.timed()).isTrue();
                assertThat(f.missedBy()).isEqualTo(seconds(7));
                assertThat(f.observed()).isEqualTo("2 of 2 were not: once 200 after 4 s, once no answer");
                assertThat(f.expected())
                        .isEqualTo(
                                "the add-on's health is answered within 3 s while the host of 'acme' accepts and does"
                                        + " not answer");
            });
        }

        @Test
        void an_add_on_that_calls_itself_ill_because_of_one_host_fails() {
            var history = healed(held().at(20).health(503, 0.1));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
            assertThat(history.findings(checker)).noneMatch(Finding::timed);
        }

        @Test
        void an_answer_is_enough_where_it_was_never_well() {
            var history = scenario().at(2).health(401, 0.1).at(5).suffers("acme", SILENT);
            history.at(25).meets("acme", ISSUE, 0, 15).at(26).health(401, 0.1).served("acme", "page main", 200);

            assertThat(healed(history).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void what_comes_before_and_after_does_not_count() {
            var history = felt().at(4).health(200, 3.5).at(20).health(200, 0.1);

            assertThat(healed(history).at(50).health(200, 4).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void is_undecided_when_nobody_asked_meanwhile() {
            assertThat(healed(held()).verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_when_it_was_not_answered_before_either() {
            var history = scenario().at(5).suffers("acme", SILENT).at(25).meets("acme", ISSUE, 0, 15);

            assertThat(healed(history.at(26).health(given(10))).verdicts(checker))
                    .containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_when_the_add_on_did_not_call_the_held_host() {
            var history = healed(untouched().at(20).health(200, 0.1));

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
            assertThat(history.findings(checker).get(0).observed())
                    .isEqualTo("the add-on did not call the host while that was in trouble");
        }

        @Test
        void is_undecided_when_nobody_opened_a_page_and_no_event_was_told_meanwhile() {
            var history = healed(held().at(20).health(200, 0.1));

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
            assertThat(history.observed(checker))
                    .containsExactly("nobody opened a page meanwhile, and no event was told");
        }

        @Test
        void an_event_that_was_told_meanwhile_is_enough() {
            var history = held().at(20).health(200, 0.1).at(22).delivered("globex", EVENT, 0.1);

            assertThat(healed(history).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void a_failure_needs_no_call_to_the_held_host() {
            assertThat(healed(untouched().at(20).health(200, 9)).verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void a_call_to_another_host_earns_nothing() {
            var history = untouched().at(20).health(200, 0.1).at(25).meets("globex", ISSUE, 0, 15);

            assertThat(healed(history).verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void a_call_from_before_the_fault_earns_nothing() {
            var history = untouched().at(20).health(200, 0.1).at(25).meets("acme", ISSUE, 0, 20.1);

            assertThat(healed(history).verdicts(checker)).containsExactly(UNDECIDED);
        }
    }

    @Nested
    class Webhooks {

        private final Checker all = Responsiveness.webhooksWithin();
        private final Checker others = Responsiveness.webhooksWithinExceptHeld();

        private static HistoryOf delivered(HistoryOf history, String tenant, double took) {
            return history.at(30).delivered(tenant, EVENT, took);
        }

        @Test
        void passes_exactly_at_the_bound_and_fails_just_past_it() {
            assertThat(healed(delivered(held(), "acme", 10)).verdicts(all)).containsExactly(PASSED);
            assertThat(healed(delivered(held(), "acme", 10.001)).verdicts(all)).containsExactly(FAILED);
        }

        @Test
        void those_of_the_held_tenant_should_only() {
            var history = healed(delivered(delivered(held(), "acme", 12), "globex", 1));

            assertThat(history.verdicts(others)).containsExactly(PASSED, "SHOULD FAILED");
        }

        @Test
        void those_of_other_tenants_must() {
            var history = healed(delivered(delivered(held(), "acme", 1), "globex", 12));

            assertThat(history.verdicts(others)).containsExactly(FAILED, "SHOULD PASSED");
        }

        @Test
        void a_refusal_is_an_answer() {
            var history = held().at(30).delivered("acme", EVENT, "1", 1, Answer.of(500, seconds(1)));

            assertThat(healed(history).verdicts(all)).containsExactly(PASSED);
        }

        @Test
        void a_dropped_connection_is_none_and_no_matter_of_time() {
            var history =
                    held().at(30).delivered("acme", EVENT, "1", 1, Answer.missing("connection reset", seconds(1)));

            assertThat(healed(history).verdicts(all)).containsExactly(FAILED);
            assertThat(history.findings(all)).noneMatch(Finding::timed);
        }

        @Test
        void is_undecided_when_none_was_delivered_meanwhile() {
            assertThat(healed(held()).at(50).delivered("acme", EVENT, 1).verdicts(all))
                    .containsExactly(UNDECIDED);
        }

        @Test
        void an_add_on_that_is_sent_none_is_not_judged() {
            assertThat(healed(held()).verdicts(all)).containsExactly("SHOULD NOT_APPLICABLE");
        }

        @Test
        void a_pass_is_earned_by_a_call_to_the_held_host() {
            assertThat(healed(delivered(untouched(), "acme", 1)).verdicts(all)).containsExactly(UNDECIDED);
        }
    }

    @Nested
    class Pages {

        private final Checker checker = Responsiveness.pagesWithin();

        @Test
        void passes_exactly_at_the_bound_and_fails_just_past_it() {
            assertThat(healed(held().at(30).served("acme", PAGE, answered(12))).verdicts(checker))
                    .containsExactly("SHOULD PASSED");
            assertThat(healed(held().at(30).served("acme", PAGE, answered(12.001)))
                            .verdicts(checker))
                    .containsExactly("SHOULD FAILED");
        }

        @Test
        void a_page_that_says_that_something_is_wrong_is_there() {
            var history = held().at(30).served("acme", PAGE, Answer.of(502, seconds(2)));

            assertThat(healed(history).verdicts(checker)).containsExactly("SHOULD PASSED");
        }

        @Test
        void other_tenants_pages_do_not_count() {
            assertThat(healed(held().at(30).served("globex", PAGE, answered(20)))
                            .verdicts(checker))
                    .containsExactly("SHOULD INCONCLUSIVE");
        }

        @Test
        void a_page_from_before_does_not_count() {
            assertThat(healed(held().at(20).served("acme", PAGE, answered(15.1)))
                            .verdicts(checker))
                    .containsExactly("SHOULD INCONCLUSIVE");
        }

        @Test
        void is_undecided_when_the_page_made_no_call() {
            assertThat(healed(untouched().at(30).served("acme", PAGE, answered(1)))
                            .verdicts(checker))
                    .containsExactly("SHOULD INCONCLUSIVE");
        }
    }

    @Nested
    class Hanging {

        private final Checker checker = Responsiveness.hangingRequestsEnd();

        @Test
        void passes_exactly_at_the_bound_and_fails_just_past_it() {
            assertThat(healed(held().at(41).served("acme", PAGE, answered(35))).verdicts(checker))
                    .containsExactly("SHOULD PASSED");
            assertThat(healed(held().at(41.001).served("acme", PAGE, answered(35.001)))
                            .verdicts(checker))
                    .containsExactly("SHOULD FAILED");
        }

        @Test
        void who_is_given_up_on_at_the_bound_did_not_end() {
            assertThat(healed(held().at(41).served("acme", PAGE, given(35))).verdicts(checker))
                    .containsExactly("SHOULD FAILED");
        }

        @Test
        void a_dropped_connection_is_an_end() {
            var dropped = Answer.missing("connection reset", seconds(20));

            assertThat(healed(held().at(29).served("acme", PAGE, dropped)).verdicts(checker))
                    .containsExactly("SHOULD PASSED");
        }

        @Test
        void is_undecided_when_the_host_was_healed_too_soon() {
            assertThat(healed(held().at(45).served("acme", PAGE, answered(34))).verdicts(checker))
                    .containsExactly("SHOULD INCONCLUSIVE");
        }

        @Test
        void is_undecided_when_nobody_asked() {
            assertThat(healed(held()).verdicts(checker)).containsExactly("SHOULD INCONCLUSIVE");
        }
    }
}
