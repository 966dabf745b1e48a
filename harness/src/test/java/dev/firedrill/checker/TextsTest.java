package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Subject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final String PAGE = "page main";
    private static final String PASSED = "MUST PASSED";
    private static final String FAILED = "MUST FAILED";
    private static final String UNDECIDED = "MUST INCONCLUSIVE";

    @Nested
    class AtHome {

        private final Checker checker = Texts.stayWithTheirTenant();

        private static HistoryOf stored() {
            return scenario().stores("acme", "text-a", 201).stores("globex", "text-g", 201);
        }

        @Test
        void passes_when_each_reads_its_own() {
            assertThat(stored().reads("acme", "text-a")
                            .reads("globex", "text-g")
                            .verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void passes_when_each_sees_its_own_content() {
            var history = scenario().served("acme", PAGE, 200, "acme").served("globex", PAGE, 200, "globex");

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void one_may_read_a_text_and_the_other_see_content() {
            var history = stored().reads("acme", "text-a").served("globex", PAGE, 200, "globex");

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void fails_when_one_reads_anothers_text() {
            var history = stored().reads("acme", "text-a", "text-g").reads("globex", "text-g");

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
            assertThat(history.findings(checker).get(0).observed())
                    .isEqualTo("1 did, the first a user of 'acme', who saw a text of 'globex' at '/texts'");
        }

        @Test
        void fails_when_one_sees_anothers_content() {
            var history = stored().reads("acme", "text-a").reads("globex", "text-g");

            assertThat(history.served("globex", PAGE, 500, "acme").verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void a_leak_counts_though_its_storing_was_not_acknowledged() {
            var history = scenario().stores("acme", "text-a", 500).reads("globex", "text-a");

            assertThat(history.verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void is_undecided_when_nobody_saw_their_own() {
            var history = stored().reads("acme").reads("globex").served("acme", PAGE, 200);

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_when_only_one_saw_its_own() {
            var history = stored().reads("acme", "text-a").reads("globex");

            assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
            assertThat(history.findings(checker).get(0).observed()).startsWith("nobody saw their own in 'globex'");
        }

        @Test
        void is_undecided_when_there_is_one_tenant() {
            assertThat(stored().reads("acme", "text-a").verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void what_nobody_stored_belongs_to_nobody() {
            var history = stored().reads("acme", "text-a", "firedrill-7").reads("globex", "text-g", "firedrill-7");

            assertThat(history.verdicts(checker)).containsExactly(PASSED);
        }
    }

    @Nested
    class Kept {

        private final Checker checker = Texts.survive(Moment.restarted());

        private static HistoryOf declared() {
            return scenario().declaring(new Subject.Declared(true, false, false, false, false));
        }

        private static HistoryOf restarted(HistoryOf history) {
            return history.addon("killed").addon("ready");
        }

        @Test
        void passes_when_each_text_is_there() {
            var history = restarted(declared().stores("acme", "one", 201).stores("acme", "two", 201));

            assertThat(history.reads("acme", "one").reads("acme", "two").verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void fails_when_one_of_them_is_gone() {
            var history = restarted(declared().stores("acme", "one", 201).stores("acme", "two", 201));

            assertThat(history.reads("acme", "one").verdicts(checker)).containsExactly(FAILED);
            assertThat(history.findings(checker).get(0).observed())
                    .isEqualTo("1 of 2 acknowledged texts were gone; reading was answered 200");
        }

        @Test
        void fails_when_what_was_read_before_is_gone() {
            var history = restarted(declared().stores("acme", "one", 201).reads("acme", "one"));

            assertThat(history.readsInVain("acme", 401).verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void is_undecided_when_no_text_could_ever_be_read() {
            var history = restarted(declared().stores("acme", "one", 201));

            assertThat(history.readsInVain("acme", 404).verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_when_nobody_read_afterwards() {
            var history = declared().stores("acme", "one", 201).reads("acme", "one");

            assertThat(restarted(history).verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void what_was_not_acknowledged_may_be_gone() {
            var history = restarted(declared().stores("acme", "one", 201).stores("acme", "two", 500));

            assertThat(history.reads("acme", "one").verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void what_was_stored_afterwards_does_not_count() {
            var history = restarted(declared().stores("acme", "one", 201)).reads("acme", "one");

            assertThat(history.stores("acme", "two", 201).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void another_tenants_reading_does_not_count() {
            var history = restarted(declared().stores("acme", "one", 201).reads("acme", "one"));

            assertThat(history.reads("globex", "one").readsInVain("acme", 200).verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void is_not_judged_without_a_declaration() {
            var history = restarted(scenario().stores("acme", "one", 201)).readsInVain("acme", 200);

            assertThat(history.verdicts(checker)).containsExactly("SHOULD NOT_APPLICABLE");
        }
    }
}
