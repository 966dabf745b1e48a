package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.HistoryOf.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Subject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LicencesTest {

    private static final String PAGE = "page main";
    private static final String OTHER = "page other";
    private static final String PASSED = "MUST PASSED";
    private static final String FAILED = "MUST FAILED";
    private static final String UNDECIDED = "MUST INCONCLUSIVE";

    private static HistoryOf declared() {
        return scenario().declaring(new Subject.Declared(false, false, true, false, false));
    }

    @Nested
    class Unbroken {

        private final Checker checker = Licences.neverFail();

        private static HistoryOf unlicensed() {
            return scenario().licence("acme", "none").at(1);
        }

        @Test
        void passes_when_pages_are_answered() {
            assertThat(unlicensed()
                            .served("acme", PAGE, 200)
                            .served("acme", OTHER, 403)
                            .verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void fails_for_a_page_that_breaks() {
            assertThat(unlicensed()
                            .served("acme", PAGE, 200)
                            .served("acme", OTHER, 500)
                            .verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void fails_for_a_page_that_is_not_answered() {
            var history = unlicensed().served("acme", PAGE, Answer.missing("connection reset", seconds(0.1)));

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void pages_that_break_with_a_licence_do_not_count() {
            var history = unlicensed()
                    .served("acme", PAGE, 200)
                    .licence("acme", "active")
                    .at(2);

            assertThat(history.served("acme", PAGE, 500).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void is_undecided_when_nobody_opened_one() {
            assertThat(unlicensed().verdicts(checker)).containsExactly(UNDECIDED);
            assertThat(unlicensed().served("globex", PAGE, 500).verdicts(checker))
                    .containsExactly(UNDECIDED);
        }
    }

    @Nested
    class Restricted {

        private final Checker checker = Licences.restrict();

        @Test
        void passes_when_one_page_is() {
            var history = declared().licence("acme", "none").at(1).served("acme", PAGE, 200);

            assertThat(history.restricted("acme", OTHER, 200).verdicts(checker)).containsExactly("SHOULD PASSED");
        }

        @Test
        void warns_when_none_is() {
            var history = declared().licence("acme", "none").at(1).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly("SHOULD FAILED");
        }

        @Test
        void is_undecided_when_nobody_opened_one() {
            assertThat(declared().licence("acme", "none").verdicts(checker)).containsExactly("SHOULD INCONCLUSIVE");
        }

        @Test
        void is_not_judged_without_a_declaration() {
            var history = scenario().licence("acme", "none").at(1).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly("SHOULD NOT_APPLICABLE");
        }
    }

    @Nested
    class Flipped {

        private final Checker checker = Licences.followFlips();

        private static HistoryOf active() {
            return declared()
                    .licence("acme", "active")
                    .at(1)
                    .served("acme", PAGE, 200)
                    .served("acme", OTHER, 200);
        }

        private static HistoryOf none(HistoryOf history) {
            return history.licence("acme", "none").at(5);
        }

        private static HistoryOf back(HistoryOf history) {
            return history.licence("acme", "active").at(9);
        }

        private static HistoryOf followed() {
            return none(active()).restricted("acme", PAGE, 200).served("acme", OTHER, 200);
        }

        @Test
        void passes_when_pages_follow_at_once() {
            assertThat(back(followed()).served("acme", PAGE, 200).verdicts(checker))
                    .containsExactly(PASSED, PASSED, PASSED);
        }

        @Test
        void passes_when_they_follow_in_the_end() {
            var history = none(active()).served("acme", PAGE, 200).restricted("acme", PAGE, 402);
            back(history).restricted("acme", PAGE, 402).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED, PASSED, PASSED);
        }

        @Test
        void passes_when_they_follow_once_the_clock_was_moved() {
            var history = none(active())
                    .served("acme", PAGE, 200)
                    .addon("clock")
                    .at(6)
                    .restricted("acme", PAGE, 200);

            assertThat(back(history).served("acme", PAGE, 200).verdicts(checker))
                    .containsExactly(PASSED, PASSED, PASSED);
        }

        @Test
        void fails_when_they_do_not_though_the_clock_was_moved() {
            var history = none(active())
                    .served("acme", PAGE, 200)
                    .addon("clock")
                    .at(6)
                    .served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED, FAILED);
            assertThat(history.findings(checker).get(1).observed())
                    .contains("the add-on's clock was clock by the harness");
        }

        @Test
        void fails_when_the_restriction_stays_though_the_clock_was_moved() {
            var history = back(followed()).addon("clock").at(10).restricted("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED, PASSED, FAILED);
        }

        @Test
        void is_undecided_when_they_do_not_follow_and_no_clock_was_moved() {
            var history = back(followed()).restricted("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED, PASSED, UNDECIDED);
            assertThat(history.findings(checker).get(2).observed()).contains("'addon.clock'");
        }

        @Test
        void a_clock_that_was_moved_for_another_flip_does_not_count() {
            var history = none(active()).addon("clock").at(6).restricted("acme", PAGE, 200);

            assertThat(back(history).restricted("acme", PAGE, 200).verdicts(checker))
                    .containsExactly(PASSED, PASSED, UNDECIDED);
        }

        @Test
        void a_page_that_was_asked_for_before_the_clock_moved_does_not_count() {
            var history = none(active()).addon("clock").at(5.1).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED, UNDECIDED);
        }

        @Test
        void says_that_it_asks_the_licence_resource() {
            var history = back(followed()).calls("acme", "GET /rest/atlassian-connect/1/addons/notes");

            assertThat(history.restricted("acme", PAGE, 200)
                            .findings(checker)
                            .get(2)
                            .observed())
                    .contains("it asks the licence resource");
        }

        @Test
        void one_page_that_does_not_follow_is_seen_beside_one_that_does() {
            var history = back(none(active()).restricted("acme", PAGE, 200).restricted("acme", OTHER, 200));
            history.addon("clock").at(10).served("acme", PAGE, 200).restricted("acme", OTHER, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED, PASSED, FAILED);
        }

        @Test
        void is_undecided_when_no_page_is_ever_restricted() {
            var history = back(none(active()).served("acme", PAGE, 200)).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED, UNDECIDED, UNDECIDED);
        }

        @Test
        void is_undecided_when_pages_are_restricted_whatever_the_licence() {
            var history = declared().licence("acme", "active").at(1).restricted("acme", PAGE, 200);
            none(history).restricted("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED, UNDECIDED);
        }

        @Test
        void is_undecided_when_nobody_opened_a_page() {
            assertThat(back(followed()).verdicts(checker)).containsExactly(PASSED, PASSED, UNDECIDED);
        }

        @Test
        void what_was_underway_during_a_flip_does_not_count() {
            var history = back(followed()).at(5.1).restricted("acme", PAGE, 200);
            history.at(9).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(PASSED, PASSED, PASSED);
        }

        @Test
        void is_not_judged_without_a_declaration() {
            var history = scenario().licence("acme", "none").at(1).served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly("SHOULD NOT_APPLICABLE");
        }
    }
}
