package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.HistoryOf.seconds;
import static dev.firedrill.checker.Moment.acknowledged;
import static dev.firedrill.checker.Moment.mark;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.Fault;
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
        void a_call_that_is_recorded_late_did_not_arrive_late() {
            var history = moved().at(5).recordedLate(0.13).callsOldAddress("acme", ISSUE);
            history.at(6).calls("acme", ISSUE).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void says_when_the_first_arrived_and_not_when_it_was_recorded() {
            var history = moved().recordedLate(0.2).at(6).callsOldAddress("acme", ISSUE);

            assertThat(history.served("acme", PAGE, 200).observed(checker))
                    .singleElement()
                    .asString()
                    .endsWith(" 6 s after");
        }

        @Test
        void a_request_that_is_recorded_late_caused_what_came_while_it_was_at_work() {
            var history = moved().at(7.05).callsOldAddress("acme", ISSUE);
            history.at(9).recordedLate(0.3).served("acme", PAGE, Answer.of(200, seconds(2)));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
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
            assertThat(history.observed(checker)).singleElement().asString().contains("never called the host");
        }

        @Test
        void says_so_when_it_called_only_what_this_host_does_not_have() {
            var history = moved().at(6).served("acme", PAGE, 200).callsWhatIsMissing("globex", "GET /rest/other");
            history.callsWhatIsMissing("acme", "GET /rest/dev/1.0/boards");

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
            assertThat(history.observed(checker))
                    .singleElement()
                    .asString()
                    .startsWith("it called GET /rest/dev/1.0/boards, which this host does not have");
        }

        @Test
        void says_so_when_it_called_and_nobody_caused_that() {
            var history = moved().at(6).served("acme", PAGE, 200).calls("acme", "GET /rest/api/3/myself");

            assertThat(history.observed(checker))
                    .singleElement()
                    .asString()
                    .startsWith("it called the host once (GET /rest/api/3/myself), but nothing");
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

    @Nested
    class Again {

        private static final Fault SILENT = new Fault.Hold(null);

        private final Checker checker = HostCalls.reachHostAgain(Moment.healed());

        private static HistoryOf asks(HistoryOf history, double at) {
            return history.at(at).calls("acme", ISSUE).served("acme", PAGE, 200);
        }

        private static HistoryOf control() {
            var history = scenario().foundShowing(PAGE, ISSUE);
            for (int second = 1; second < 5; second++) {
                asks(history, second);
            }
            return history;
        }

        private static HistoryOf healed(HistoryOf history) {
            return history.at(5).suffers("acme", SILENT).at(25).healed("acme", SILENT);
        }

        @Test
        void passes_exactly_at_the_bound_and_fails_just_past_it() {
            assertThat(asks(healed(control()), 35).verdicts(checker)).containsExactly(PASSED);
            assertThat(asks(healed(control()), 35.001).verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void knows_by_how_much_it_was_late() {
            var finding = asks(healed(control()), 36.5).findings(checker).get(0);

            assertThat(finding.timed()).isTrue();
            assertThat(finding.missedBy()).isEqualTo(seconds(1.5));
            assertThat(finding.observed()).isEqualTo("it did only after 11.5 s");
        }

        @Test
        void fails_when_users_ask_in_vain() {
            var history = healed(control()).at(36).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
            assertThat(history.findings(checker).get(0).observed()).isEqualTo("it did not in 11 s, though users asked");
        }

        @Test
        void a_call_that_was_refused_does_not_count() {
            var history =
                    healed(control()).at(30).callsAnswered("acme", ISSUE, 503).served("acme", PAGE, 200);

            assertThat(history.at(36).served("acme", PAGE, 200).verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void a_call_that_was_wrongly_signed_does_not_count() {
            var history = healed(control()).at(30).callsUnsigned("acme", ISSUE).served("acme", PAGE, 200);

            assertThat(history.at(36).served("acme", PAGE, 200).verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void a_call_that_was_held_from_before_does_not_count() {
            var history =
                    healed(control()).callsFor("acme", ISSUE, 20).served("acme", PAGE, Answer.of(200, seconds(20)));

            assertThat(history.at(36).served("acme", PAGE, 200).verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void a_call_that_nobody_caused_does_not_count() {
            var history = healed(control()).at(28).calls("acme", ISSUE);

            assertThat(history.at(36).served("acme", PAGE, 200).verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void is_undecided_when_it_never_calls() {
            var history = scenario().found(PAGE).served("acme", PAGE, 200);

            assertThat(healed(history).at(36).served("acme", PAGE, 200).verdicts(checker))
                    .containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_when_it_kept_what_it_had_read_long_before() {
            var history = asks(scenario().found(PAGE, ISSUE), 0.5).at(4).served("acme", PAGE, 200);

            assertThat(healed(history).at(36).served("acme", PAGE, 200).verdicts(checker))
                    .containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_when_nobody_asked_until_the_bound() {
            assertThat(healed(control()).at(30).served("acme", PAGE, 200).verdicts(checker))
                    .containsExactly(UNDECIDED);
        }

        @Test
        void passes_when_it_tried_and_now_shows_what_it_kept() {
            var history = control().served("acme", PAGE, 200, "acme").at(5).suffers("acme", SILENT);
            history.at(9)
                    .meets("acme", ISSUE, 0, 2)
                    .at(25)
                    .healed("acme", SILENT)
                    .at(30)
                    .served("acme", PAGE, 200, "acme");

            assertThat(history.at(36).served("acme", PAGE, 200, "acme").verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void is_undecided_when_it_showed_what_it_kept_all_the_while() {
            var history = healed(control().served("acme", PAGE, 200, "acme"));
            history.at(30).served("acme", PAGE, 200, "acme");

            assertThat(history.at(36).served("acme", PAGE, 200, "acme").verdicts(checker))
                    .containsExactly(UNDECIDED);
        }

        @Test
        void has_nothing_to_say_of_a_tenant_that_was_not_healed() {
            assertThat(asks(control(), 30).verdicts(checker)).isEmpty();
        }
    }

    @Nested
    class Stop {

        private static final String POLL = "GET /rest/api/3/events";
        private static final String NOT_JUDGED = "SHOULD NOT_APPLICABLE";

        private final Checker checker = HostCalls.stopAfter(acknowledged("uninstalled"));

        /** Polled every ten seconds, and gone after 30 s. */
        private static HistoryOf gone() {
            var history = scenario().backgroundPeriod(10).callback("installed", 204);
            history.at(10).calls("acme", POLL).at(20).calls("acme", POLL);
            return history.at(30).callback("uninstalled", 204).changed("acme", "uninstalled");
        }

        @Test
        void passes_when_nothing_comes_for_two_periods_past_the_grace() {
            assertThat(gone().at(65).mark("observed").verdicts(checker)).containsExactly("SHOULD PASSED");
        }

        @Test
        void is_undecided_when_it_was_observed_for_less() {
            assertThat(gone().at(64.9).mark("observed").verdicts(checker)).containsExactly("SHOULD INCONCLUSIVE");
        }

        @Test
        void fails_for_a_call_past_grace_and_period_and_not_before() {
            var at = gone().at(45).callsAnswered("acme", POLL, 401).at(65).mark("observed");
            var past = gone().at(45.001).callsAnswered("acme", POLL, 401).at(65).mark("observed");

            assertThat(at.verdicts(checker)).containsExactly("SHOULD PASSED");
            assertThat(past.verdicts(checker)).containsExactly("SHOULD FAILED");
        }

        @Test
        void knows_by_how_much_the_last_one_was_late() {
            var history = gone().at(50).callsAnswered("acme", POLL, 401).at(60).callsAnswered("acme", POLL, 401);

            assertThat(history.findings(checker)).singleElement().satisfies(f -> {
                assertThat(f.observed()).isEqualTo("2 did, the last " + POLL + " after 30 s");
                assertThat(f.missedBy()).isEqualTo(seconds(15));
            });
        }

        @Test
        void calls_that_users_cause_do_not_count() {
            var history = gone().found(PAGE, ISSUE).at(60).callsAnswered("acme", ISSUE, 401);

            assertThat(history.served("acme", PAGE, 401).at(65).mark("observed").verdicts(checker))
                    .containsExactly("SHOULD PASSED");
        }

        @Test
        void calls_that_callbacks_cause_earn_no_pass() {
            var history = scenario()
                    .backgroundPeriod(10)
                    .callback("installed", 204)
                    .at(1)
                    .calls("acme", POLL);
            history.at(30).callback("uninstalled", 204).changed("acme", "uninstalled");

            assertThat(history.at(65).mark("observed").verdicts(checker)).containsExactly("SHOULD INCONCLUSIVE");
        }

        @Test
        void another_tenants_calls_do_not_count() {
            assertThat(gone().at(60)
                            .calls("globex", POLL)
                            .at(65)
                            .mark("observed")
                            .verdicts(checker))
                    .containsExactly("SHOULD PASSED");
        }

        @Test
        void is_not_judged_without_a_declared_period() {
            var history = scenario().changed("acme", "uninstalled").at(60).callsAnswered("acme", POLL, 401);

            assertThat(history.verdicts(checker)).containsExactly(NOT_JUDGED);
        }
    }

    @Test
    void a_call_that_the_host_held_counts_from_its_arrival() {
        var checker = HostCalls.atLeastOneWell(mark("swapped"));
        var history = scenario().found(PAGE, ISSUE).mark("swapped").at(30).callsFor("acme", ISSUE, 25);
        history.at(6).served("acme", PAGE, Answer.of(500, seconds(2)));

        assertThat(history.verdicts(checker)).containsExactly(PASSED);
    }
}
