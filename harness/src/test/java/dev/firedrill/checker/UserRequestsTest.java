package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.HistoryOf.seconds;
import static dev.firedrill.checker.Moment.acknowledged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UserRequestsTest {

    private static final String PAGE = "page main";
    private static final String PASSED = "MUST PASSED";
    private static final String FAILED = "MUST FAILED";
    private static final String UNDECIDED = "MUST INCONCLUSIVE";

    @Nested
    class WellAgain {

        private final Checker checker = UserRequests.areWellAgain(acknowledged("renamed"));

        private static HistoryOf wellBefore() {
            return scenario().served("acme", PAGE, 200).changed("acme", "renamed");
        }

        @Test
        void passes_exactly_at_the_bound_and_fails_just_past_it() {
            assertThat(wellBefore().at(10).served("acme", PAGE, 200).verdicts(checker))
                    .containsExactly(PASSED);
            assertThat(wellBefore().at(10.001).served("acme", PAGE, 200).verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void passes_when_it_recovers_in_time() {
            var history = wellBefore().at(1).served("acme", PAGE, 500).at(2).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void fails_when_it_never_recovers() {
            var history = wellBefore().at(11).served("acme", PAGE, Answer.missing("connection reset", seconds(1)));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
            assertThat(history.findings(checker).get(0).observed()).contains("connection reset");
        }

        @Test
        void fails_when_it_is_well_first_and_broken_in_the_end() {
            var history = wellBefore().at(1).served("acme", PAGE, 200).at(11).served("acme", PAGE, 500);

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void who_was_not_asked_for_as_long_as_the_bound_did_not_miss_it() {
            var never = wellBefore().at(9.999).served("acme", PAGE, 503);
            var relapse = wellBefore().at(1).served("acme", PAGE, 200).at(6).served("acme", PAGE, 500);

            assertThat(never.verdicts(checker)).containsExactly(UNDECIDED);
            assertThat(never.observed(checker))
                    .containsExactly(
                            "nobody asked for long enough afterwards, only for 9.9 s; the last answer was 503");
            assertThat(relapse.verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void judges_each_page_that_was_well_before() {
            var history = scenario().served("acme", PAGE, 200).served("acme", "page other", 200);
            history.changed("acme", "renamed")
                    .at(11)
                    .served("acme", "page other", 500)
                    .at(1)
                    .served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED, FAILED);
        }

        @Test
        void does_not_judge_a_page_that_was_never_well() {
            var history = scenario().served("acme", PAGE, 500).changed("acme", "renamed");

            assertThat(history.at(1).served("acme", PAGE, 500).verdicts(checker))
                    .isEmpty();
        }

        @Test
        void is_undecided_when_nobody_asked_again() {
            assertThat(wellBefore().verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void a_page_that_showed_content_is_not_well_without_it() {
            var history = scenario().foundShowing(PAGE).served("acme", PAGE, 200, "acme");
            history.changed("acme", "renamed").at(11).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
            assertThat(history.findings(checker).get(0).observed()).endsWith("200 without the tenant's content");
        }

        @Test
        void a_page_that_shows_content_again_is_well() {
            var history = scenario().foundShowing(PAGE).served("acme", PAGE, 200, "acme");
            history.changed("acme", "renamed").at(1).served("acme", PAGE, 200);

            assertThat(history.at(9).served("acme", PAGE, 200, "acme").verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void another_tenants_content_does_not_make_a_page_well() {
            var history = scenario().foundShowing(PAGE).served("acme", PAGE, 200, "acme");
            history.changed("acme", "renamed").at(11).served("acme", PAGE, 200, "globex");

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void a_page_that_never_showed_this_tenants_content_need_not_show_it() {
            var history = scenario().foundShowing(PAGE).served("acme", PAGE, 200);
            history.changed("acme", "renamed").at(1).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void a_page_that_showed_content_by_chance_need_not_show_it() {
            var history = scenario().found(PAGE).served("acme", PAGE, 200, "acme");
            history.changed("acme", "renamed").at(1).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void what_was_underway_at_the_moment_may_still_fail() {
            var history = wellBefore().at(1).served("acme", PAGE, 200);
            history.at(2).served("acme", PAGE, Answer.of(500, seconds(2.001)));

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void knows_by_how_much_a_late_recovery_missed_the_bound() {
            var history = wellBefore().at(12).served("acme", PAGE, 200);

            assertThat(history.findings(checker).get(0).missedBy()).isEqualTo(seconds(2));
        }

        @Test
        void says_after_what() {
            assertThat(wellBefore()
                            .at(1)
                            .served("acme", PAGE, 200)
                            .findings(checker)
                            .get(0)
                            .expected())
                    .isEqualTo("'page main' serves users of 'acme' well within 10 s after 'renamed' was acknowledged");
        }

        @Test
        void another_tenants_luck_does_not_count() {
            var history = wellBefore().at(11).served("globex", PAGE, 200).served("acme", PAGE, 500);

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }
    }

    @Nested
    class ForeignContent {

        private final Checker checker = UserRequests.neverShowForeignContent();

        @Test
        void passes_when_users_see_their_own() {
            assertThat(scenario().served("acme", PAGE, 200, "acme").verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void fails_when_a_user_sees_anothers() {
            var history = scenario().served("acme", PAGE, 200, "acme", "globex");

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
            assertThat(history.findings(checker).get(0).observed()).contains("content of [globex]");
        }

        @Test
        void a_leak_in_an_error_page_is_a_leak() {
            assertThat(scenario().served("acme", PAGE, 500, "globex").verdicts(checker))
                    .containsExactly(FAILED);
        }
    }
}
