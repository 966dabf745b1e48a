package dev.firedrill.checker;

import static dev.firedrill.checker.Access.currentSecretOpens;
import static dev.firedrill.checker.Access.formerSecretsAreRefused;
import static dev.firedrill.checker.Access.nobodyIsLost;
import static dev.firedrill.checker.Access.replacedSecretIsRefused;
import static dev.firedrill.checker.HistoryOf.answers;
import static dev.firedrill.checker.HistoryOf.opens;
import static dev.firedrill.checker.HistoryOf.refuses;
import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.Moment.acknowledged;
import static dev.firedrill.history.Fact.AccessProbed.REPLACED;
import static dev.firedrill.history.Fact.AccessProbed.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Fact.AccessProbed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final String PASSED = "MUST PASSED";
    private static final String FAILED = "MUST FAILED";
    private static final String UNDECIDED = "MUST INCONCLUSIVE";

    @Nested
    class CurrentSecret {

        private final Checker checker = currentSecretOpens(acknowledged("rotated"));

        @Test
        void passes_when_it_opens_soon() {
            var history = scenario().at(1).changed("acme", "rotated").at(2).probe("acme", opens(TRUE));

            assertThat(history.verdicts(checker)).containsExactly(PASSED, "SHOULD PASSED");
        }

        @Test
        void passes_when_it_opens_exactly_at_both_bounds() {
            var soon = scenario().changed("acme", "rotated").at(3).probe("acme", opens(TRUE));
            var late = scenario().changed("acme", "rotated").at(10).probe("acme", opens(TRUE));

            assertThat(soon.verdicts(checker)).containsExactly(PASSED, "SHOULD PASSED");
            assertThat(late.verdicts(checker)).containsExactly(PASSED, "SHOULD FAILED");
        }

        @Test
        void warns_just_past_the_first_bound_and_fails_just_past_the_second() {
            var soon = scenario().changed("acme", "rotated").at(3.001).probe("acme", opens(TRUE));
            var late = scenario().changed("acme", "rotated").at(10.001).probe("acme", opens(TRUE));

            assertThat(soon.verdicts(checker)).containsExactly(PASSED, "SHOULD FAILED");
            assertThat(late.verdicts(checker)).containsExactly(FAILED, "SHOULD FAILED");
            assertThat(late.findings(checker)).allMatch(Finding::timed);
        }

        @Test
        void does_not_count_what_opened_before_the_moment() {
            var history = scenario()
                    .probe("acme", opens(TRUE))
                    .changed("acme", "rotated")
                    .at(10)
                    .probe("acme", refuses(TRUE));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void does_not_count_what_opened_for_another_tenant() {
            var history = scenario()
                    .changed("acme", "rotated")
                    .at(10)
                    .probe("globex", opens(TRUE))
                    .probe("acme", refuses(TRUE));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void counts_from_the_last_of_several_rotations() {
            var history = scenario()
                    .changed("acme", "rotated")
                    .at(30)
                    .changed("acme", "rotated")
                    .at(32)
                    .probe("acme", opens(TRUE));

            assertThat(history.verdicts(checker)).containsExactly(PASSED, "SHOULD PASSED");
        }

        @Test
        void fails_when_an_add_on_that_let_it_in_locks_it_out_later() {
            var history = scenario()
                    .changed("acme", "rotated")
                    .at(1)
                    .probe("acme", opens(TRUE))
                    .at(20)
                    .probe("acme", refuses(TRUE));

            assertThat(history.verdicts(checker)).containsExactly(PASSED, "SHOULD PASSED", FAILED);
        }

        @Test
        void blames_a_last_answer_that_never_came_on_time() {
            var history = scenario()
                    .changed("acme", "rotated")
                    .at(1)
                    .probe("acme", opens(TRUE))
                    .at(20)
                    .probe("acme", answers(TRUE, 0));

            assertThat(history.findings(checker).get(2).timed()).isTrue();
        }

        @Test
        void is_undecided_when_nobody_probed() {
            assertThat(scenario().changed("acme", "rotated").verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_when_the_page_answers_everybody_alike() {
            var history = scenario().changed("acme", "rotated").at(1).probe("acme", answers(TRUE, 200));

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void fails_when_a_page_that_once_told_tokens_apart_answers_everybody_alike() {
            var history = scenario()
                    .probe("acme", opens(TRUE))
                    .changed("acme", "rotated")
                    .at(10)
                    .probe("acme", answers(TRUE, 200));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void fails_when_no_answer_comes() {
            var history = scenario().changed("acme", "rotated").at(10).probe("acme", answers(TRUE, 0));

            assertThat(history.findings(checker).get(0).observed()).endsWith("the last was answered nothing");
        }

        @Test
        void need_not_open_any_more_when_the_tenant_has_gone() {
            var history = scenario().changed("acme", "rotated").at(1).probe("acme", opens(TRUE));

            assertThat(history.changed("acme", "uninstalled")
                            .probe("acme", refuses(TRUE))
                            .verdicts(checker))
                    .containsExactly(PASSED, "SHOULD PASSED");
        }

        @Test
        void a_door_that_was_not_tried_for_as_long_as_the_bound_did_not_miss_it() {
            var history = scenario().changed("acme", "rotated").at(9.9).probe("acme", refuses(TRUE));

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void finds_nothing_for_a_rotation_that_was_never_acknowledged() {
            assertThat(scenario().at(1).probe("acme", opens(TRUE)).verdicts(checker))
                    .isEmpty();
        }

        @Test
        void judges_each_tenant() {
            var history = scenario()
                    .changed("acme", "rotated")
                    .changed("globex", "rotated")
                    .at(1)
                    .probe("acme", opens(TRUE))
                    .at(10)
                    .probe("globex", refuses(TRUE));

            assertThat(history.verdicts(checker)).containsExactly(PASSED, "SHOULD PASSED", FAILED);
        }
    }

    @Nested
    class NobodyIsLost {

        private final Checker checker = nobodyIsLost();

        private static HistoryOf together(int answer) {
            return scenario().atOnce("acme", 204).atOnce("globex", answer).changed("acme", "installed");
        }

        @Test
        void passes_when_each_that_was_acknowledged_is_let_in() {
            var history = together(204).changed("globex", "installed").at(1);

            assertThat(history.probe("acme", opens(TRUE))
                            .probe("globex", opens(TRUE))
                            .verdicts(checker))
                    .containsExactly(PASSED, "SHOULD PASSED", PASSED, "SHOULD PASSED");
        }

        @Test
        void fails_when_one_that_was_acknowledged_is_never_let_in_and_names_the_overlap() {
            var history = together(204).changed("globex", "installed").at(10);
            history.probe("acme", opens(TRUE)).probe("globex", refuses(TRUE));

            assertThat(history.verdicts(checker)).containsExactly(PASSED, "SHOULD FAILED", FAILED);
            assertThat(history.observed(checker).get(2))
                    .endsWith("at the same moment as 1 other: the store loses" + " tenants whose installs overlap");
        }

        @Test
        void who_was_refused_need_not_be_let_in() {
            assertThat(together(500).at(1).probe("acme", opens(TRUE)).verdicts(checker))
                    .containsExactly(PASSED, "SHOULD PASSED");
        }

        @Test
        void tenants_that_are_given_another_secret_later_are_judged_by_that() {
            var history = together(500).changed("acme", "rotated").at(10).probe("acme", refuses(TRUE));

            assertThat(history.verdicts(checker)).isEmpty();
        }
    }

    @Nested
    class FormerSecrets {

        private static final String FIRST = AccessProbed.FORMER + " 1";
        private static final String SECOND = AccessProbed.FORMER + " 2";

        private final Checker checker = formerSecretsAreRefused(acknowledged("rotated"), acknowledged("uninstalled"));

        private static HistoryOf refused() {
            return scenario()
                    .changed("acme", "rotated")
                    .at(1)
                    .probe("acme", opens(TRUE), refuses(FIRST), refuses(SECOND));
        }

        @Test
        void passes_when_all_are_refused_and_stay_so_when_the_tenant_is_gone() {
            var history = refused().changed("acme", "uninstalled").at(2);

            assertThat(history.probe("acme", refuses(TRUE), refuses(FIRST), refuses(SECOND))
                            .verdicts(checker))
                    .containsExactly(PASSED, PASSED);
        }

        @Test
        void a_tenant_that_the_add_on_keeps_may_open_by_its_current_secret() {
            var history = refused().changed("acme", "uninstalled").at(2);

            assertThat(history.probe("acme", opens(TRUE), refuses(FIRST), refuses(SECOND))
                            .verdicts(checker))
                    .containsExactly(PASSED, PASSED);
        }

        @Test
        void fails_when_one_of_them_opens_past_the_grace() {
            var history = scenario().changed("acme", "rotated").at(60.1);

            assertThat(history.probe("acme", opens(TRUE), opens(FIRST), refuses(SECOND))
                            .verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void fails_when_one_of_them_opens_past_the_grace_when_the_tenant_is_gone() {
            var history = refused().changed("acme", "uninstalled").at(60.1);
            history.probe("acme", refuses(TRUE), opens(FIRST), refuses(SECOND));

            assertThat(history.verdicts(checker)).containsExactly(PASSED, FAILED);
            assertThat(history.observed(checker).get(1)).contains("a second row of this tenant");
        }

        @Test
        void one_that_opens_within_the_grace_and_no_longer_is_one_that_a_node_had_not_forgotten() {
            var history = refused().changed("acme", "uninstalled").at(2);
            history.probe("acme", refuses(TRUE), opens(FIRST)).at(30).probe("acme", refuses(TRUE), refuses(FIRST));

            assertThat(history.verdicts(checker)).containsExactly(PASSED, PASSED);
        }

        @Test
        void is_undecided_when_one_of_them_opens_within_the_grace_and_nobody_tried_later() {
            var history = refused().changed("acme", "uninstalled").at(2);
            history.probe("acme", refuses(TRUE), opens(FIRST));

            assertThat(history.verdicts(checker)).containsExactly(PASSED, UNDECIDED);
        }

        @Test
        void a_run_that_tried_the_last_one_alone_is_judged_by_that() {
            var history = scenario().changed("acme", "rotated").at(1).probe("acme", opens(TRUE), refuses(REPLACED));

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void is_undecided_when_nobody_tried_when_the_tenant_was_gone() {
            assertThat(refused().changed("acme", "uninstalled").verdicts(checker))
                    .containsExactly(PASSED, UNDECIDED);
        }

        @Test
        void is_undecided_when_no_answer_came_when_the_tenant_was_gone() {
            var history = refused().changed("acme", "uninstalled").at(2);

            assertThat(history.probe("acme", answers(TRUE, 0), answers(FIRST, 0))
                            .verdicts(checker))
                    .containsExactly(PASSED, UNDECIDED);
        }
    }

    @Nested
    class ReplacedSecret {

        private final Checker checker = replacedSecretIsRefused(acknowledged("rotated"));

        @Test
        void passes_when_it_is_refused_while_the_current_one_opens() {
            var history = scenario().changed("acme", "rotated").at(1).probe("acme", opens(TRUE), refuses(REPLACED));

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void passes_exactly_at_the_grace_and_fails_just_past_it() {
            var at = scenario().changed("acme", "rotated").at(60).probe("acme", opens(TRUE), refuses(REPLACED));
            var past = scenario().changed("acme", "rotated").at(60.001).probe("acme", opens(TRUE), refuses(REPLACED));

            assertThat(at.verdicts(checker)).containsExactly(PASSED);
            assertThat(past.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void fails_when_it_still_opens_after_the_grace() {
            var history = scenario().changed("acme", "rotated").at(60.1).probe("acme", opens(TRUE), opens(REPLACED));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
            assertThat(history.findings(checker)).noneMatch(Finding::timed);
        }

        @Test
        void fails_when_it_alone_opens_after_the_grace() {
            var history = scenario().changed("acme", "rotated").at(60.1).probe("acme", refuses(TRUE), opens(REPLACED));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void is_undecided_when_it_opened_within_the_grace_and_nobody_tried_later() {
            var history = scenario()
                    .changed("acme", "rotated")
                    .at(1)
                    .probe("acme", opens(TRUE), refuses(REPLACED))
                    .at(2)
                    .probe("acme", opens(TRUE), opens(REPLACED));

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void may_open_until_exactly_the_grace() {
            var at = scenario().changed("acme", "rotated").at(60).probe("acme", opens(TRUE), opens(REPLACED));
            var past = scenario().changed("acme", "rotated").at(60.001).probe("acme", opens(TRUE), opens(REPLACED));

            assertThat(at.verdicts(checker)).containsExactly(UNDECIDED);
            assertThat(past.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void counts_from_when_it_was_refused_for_good() {
            var history = scenario()
                    .changed("acme", "rotated")
                    .at(1)
                    .probe("acme", opens(TRUE), refuses(REPLACED))
                    .at(70)
                    .probe("acme", opens(TRUE), opens(REPLACED))
                    .at(71)
                    .probe("acme", opens(TRUE), refuses(REPLACED));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void is_undecided_when_the_current_one_never_opens_beside_it() {
            var history = scenario().changed("acme", "rotated").at(1).probe("acme", refuses(TRUE), refuses(REPLACED));

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_when_nobody_tried_it() {
            var history = scenario().changed("acme", "rotated").at(1).probe("acme", opens(TRUE));

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
        }
    }

    @Nested
    class Consistency {

        private final Checker checker = Access.isConsistent(acknowledged("uninstalled"));

        private static HistoryOf gone() {
            return scenario()
                    .probe("acme", opens(TRUE))
                    .at(10)
                    .changed("acme", "uninstalled")
                    .at(14);
        }

        @Test
        void passes_when_it_is_refused_every_time() {
            var history = gone().probe("acme", refuses(TRUE)).at(15).probe("acme", refuses(TRUE));

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void passes_when_it_opens_every_time_and_says_so() {
            var history = gone().probe("acme", opens(TRUE)).at(15).probe("acme", opens(TRUE));

            assertThat(history.verdicts(checker)).containsExactly(PASSED, "SHOULD NOT_APPLICABLE");
            assertThat(history.findings(checker).get(1).observed()).contains("by design");
        }

        @Test
        void fails_when_it_opens_now_and_then() {
            var history = gone().probe("acme", refuses(TRUE)).at(15).probe("acme", opens(TRUE));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
            assertThat(history.findings(checker).get(0).observed()).isEqualTo("1 of 2 opened");
        }

        @Test
        void may_change_until_it_has_settled() {
            var history = gone().at(13).probe("acme", opens(TRUE));
            var late = gone().at(13.001).probe("acme", opens(TRUE));

            assertThat(history.at(14)
                            .probe("acme", refuses(TRUE))
                            .probe("acme", refuses(TRUE))
                            .verdicts(checker))
                    .containsExactly(PASSED);
            assertThat(late.at(14)
                            .probe("acme", refuses(TRUE))
                            .probe("acme", refuses(TRUE))
                            .verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void what_opens_after_the_next_install_does_not_count() {
            var history = gone().probe("acme", refuses(TRUE)).at(15).probe("acme", refuses(TRUE));

            assertThat(history.changed("acme", "reinstalled")
                            .at(16)
                            .probe("acme", opens(TRUE))
                            .verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void what_was_not_answered_says_nothing() {
            var history = gone().probe("acme", opens(TRUE)).at(15).probe("acme", opens(TRUE));

            assertThat(history.at(16).probe("acme", answers(TRUE, 0)).verdicts(checker))
                    .containsExactly(PASSED, "SHOULD NOT_APPLICABLE");
        }

        @Test
        void is_undecided_when_it_did_not_open_before_either() {
            var history = scenario()
                    .probe("acme", answers(TRUE, 200))
                    .changed("acme", "uninstalled")
                    .at(14);

            assertThat(history.probe("acme", answers(TRUE, 200))
                            .probe("acme", answers(TRUE, 200))
                            .verdicts(checker))
                    .containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_with_fewer_than_two_probes() {
            assertThat(gone().probe("acme", refuses(TRUE)).verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void another_tenants_probes_do_not_count() {
            var history = gone().probe("acme", refuses(TRUE)).at(15).probe("acme", refuses(TRUE));

            assertThat(history.probe("globex", opens(TRUE)).verdicts(checker)).containsExactly(PASSED);
        }
    }

    @Test
    void a_late_opening_knows_by_how_much_it_missed_each_bound() {
        var history = scenario().changed("acme", "rotated").at(12).probe("acme", opens(TRUE));

        assertThat(history.findings(currentSecretOpens(acknowledged("rotated"))))
                .extracting(Finding::missedBy)
                .containsExactly(HistoryOf.seconds(2), HistoryOf.seconds(9));
    }
}
