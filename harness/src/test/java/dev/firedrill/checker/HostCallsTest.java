package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.HistoryOf.seconds;
import static dev.firedrill.checker.Moment.acknowledged;
import static dev.firedrill.checker.Moment.mark;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HostCallsTest {

    private static final String ISSUE = "GET /rest/api/3/issue/ACME-1";
    private static final String PAGE = "page main";
    private static final String PASSED = "MUST PASSED";
    private static final String FAILED = "MUST FAILED";
    private static final String UNDECIDED = "MUST INCONCLUSIVE";

    private static HistoryOf moved() {
        return scenario().found(PAGE, ISSUE).changed("acme", "renamed");
    }

    @Nested
    class OldAddress {

        private final Checker checker = HostCalls.leaveOldAddress(acknowledged("renamed"));

        @Test
        void passes_when_users_cause_calls_to_the_new_one_alone() {
            var history = moved().at(6).calls("acme", ISSUE).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void fails_for_a_caused_call_past_the_grace() {
            var history = moved().at(5.001).callsOldAddress("acme", ISSUE).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void forgives_calls_in_flight_until_the_grace_is_over() {
            var history = moved().at(5).callsOldAddress("acme", ISSUE).served("acme", PAGE, 200);
            history.at(6).calls("acme", ISSUE).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void fails_even_when_other_calls_go_to_the_new_one() {
            var history = moved().at(6)
                    .calls("acme", ISSUE)
                    .callsOldAddress("acme", ISSUE)
                    .served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void is_undecided_when_it_never_calls() {
            var history = moved().at(6).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void does_not_judge_calls_that_no_request_of_a_user_caused() {
            var history = moved().at(6).callsOldAddress("acme", "GET /rest/api/3/myself");
            history.calls("acme", ISSUE).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void does_not_judge_calls_long_after_the_answer() {
            var within = moved().at(6).served("acme", PAGE, 200).at(8).callsOldAddress("acme", ISSUE);
            var after = moved().at(6).served("acme", PAGE, 200).at(8.001).callsOldAddress("acme", ISSUE);

            assertThat(within.verdicts(checker)).containsExactly(FAILED);
            assertThat(after.verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void does_not_judge_calls_from_before_the_request() {
            var history = moved().at(7).callsOldAddress("acme", ISSUE);
            history.at(9).served("acme", PAGE, Answer.of(200, seconds(1.999)));

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void judges_calls_that_a_webhook_caused() {
            var history = scenario().found("webhook jira:issue_created", ISSUE).changed("acme", "renamed");
            history.at(7).callsOldAddress("acme", ISSUE).delivered("acme", "jira:issue_created", 0.5);

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void another_tenants_request_causes_nothing() {
            var history = moved().at(6).callsOldAddress("acme", ISSUE).served("globex", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void a_call_without_a_right_signature_earns_no_pass() {
            var history = moved().at(6).callsUnsigned("acme", ISSUE).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void a_call_in_flight_to_the_old_one_earns_no_pass() {
            var history = moved().at(5).calledBefore("acme", ISSUE).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
        }
    }

    @Nested
    class Background {

        private final Checker checker = HostCalls.backgroundLeavesOldAddress(acknowledged("renamed"));

        @Test
        void is_not_judged_without_a_declared_period() {
            assertThat(moved().at(60).callsOldAddress("acme", "GET /sync").verdicts(checker))
                    .containsExactly("SHOULD NOT_APPLICABLE");
        }

        @Test
        void fails_past_grace_and_period_and_not_before() {
            var at = moved().backgroundPeriod(20).at(25).callsOldAddress("acme", "GET /sync");
            var past = moved().backgroundPeriod(20).at(25.001).callsOldAddress("acme", "GET /sync");

            assertThat(at.verdicts(checker)).containsExactly(UNDECIDED);
            assertThat(past.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void passes_when_later_calls_go_to_the_new_one() {
            assertThat(moved().backgroundPeriod(20)
                            .at(30)
                            .calls("acme", "GET /sync")
                            .verdicts(checker))
                    .containsExactly(PASSED);
        }
    }

    @Nested
    class NewSecret {

        private final Checker checker = HostCalls.useNewSecret(acknowledged("rotated"));

        private static HistoryOf rotated() {
            return scenario().found(PAGE, ISSUE).changed("acme", "rotated");
        }

        @Test
        void passes_when_calls_are_signed_anew() {
            assertThat(rotated()
                            .at(6)
                            .calls("acme", ISSUE)
                            .served("acme", PAGE, 200)
                            .verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void an_access_token_from_before_is_no_mistake_and_no_evidence() {
            var alone =
                    rotated().at(6).callsWithEarlierAccessToken("acme", ISSUE).served("acme", PAGE, 200);
            var besides = rotated().at(6).callsWithEarlierAccessToken("acme", ISSUE);
            besides.calls("acme", ISSUE).served("acme", PAGE, 200);

            assertThat(alone.verdicts(checker)).containsExactly(UNDECIDED);
            assertThat(besides.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void fails_past_the_grace_and_not_before() {
            var past = rotated().at(5.001).callsWithOldSecret("acme", ISSUE).served("acme", PAGE, 200);
            var at = rotated().at(5).callsWithOldSecret("acme", ISSUE).served("acme", PAGE, 200);
            at.at(6).calls("acme", ISSUE).served("acme", PAGE, 200);

            assertThat(past.verdicts(checker)).containsExactly(FAILED);
            assertThat(at.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void is_undecided_when_calls_are_expected_and_none_was_right() {
            assertThat(rotated()
                            .at(6)
                            .callsUnsigned("acme", ISSUE)
                            .served("acme", PAGE, 200)
                            .verdicts(checker))
                    .containsExactly(UNDECIDED);
        }

        @Test
        void has_nothing_to_say_about_an_add_on_that_never_calls() {
            assertThat(scenario().found(PAGE).changed("acme", "rotated").verdicts(checker))
                    .isEmpty();
        }
    }

    @Nested
    class Tenants {

        private final Checker checker = HostCalls.neverMistakeTenants(mark("swapped"));

        private static HistoryOf swapped() {
            return scenario().found(PAGE, ISSUE).mark("swapped");
        }

        @Test
        void passes_when_each_address_hears_its_own_tenant() {
            assertThat(swapped()
                            .at(6)
                            .calls("acme", ISSUE)
                            .served("acme", PAGE, 200)
                            .verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void fails_when_an_address_hears_another_tenant() {
            var ofHere = swapped().at(6).callsAddressOf("acme", "globex", ISSUE).served("acme", PAGE, 200);
            var ofThere =
                    swapped().at(6).callsAddressOf("acme", "globex", ISSUE).served("globex", PAGE, 200);

            assertThat(ofHere.verdicts(checker)).containsExactly(FAILED);
            assertThat(ofThere.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void forgives_calls_in_flight_until_the_grace_is_over() {
            var at = swapped().at(5).callsAddressOf("acme", "globex", ISSUE).served("acme", PAGE, 200);
            var past =
                    swapped().at(5.001).callsAddressOf("acme", "globex", ISSUE).served("acme", PAGE, 200);

            assertThat(at.verdicts(checker)).containsExactly(PASSED);
            assertThat(past.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void is_undecided_when_nothing_was_swapped() {
            assertThat(scenario().verdicts(checker)).containsExactly(UNDECIDED);
        }
    }

    @Nested
    class AtLeastOne {

        private final Checker checker = HostCalls.atLeastOneWell(mark("swapped"));

        @Test
        void asks_it_of_every_tenant() {
            var history = scenario().found(PAGE, ISSUE).mark("swapped").at(1);
            history.calls("acme", ISSUE).served("acme", PAGE, 200).served("globex", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED, UNDECIDED);
        }

        @Test
        void does_not_count_calls_from_before() {
            var history =
                    scenario().found(PAGE, ISSUE).at(1).calls("acme", ISSUE).served("acme", PAGE, 200);

            assertThat(history.at(1).mark("swapped").verdicts(checker)).containsExactly(UNDECIDED);
        }
    }
}
