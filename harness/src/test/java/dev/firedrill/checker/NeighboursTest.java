package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.HistoryOf.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.Fault;
import dev.firedrill.history.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private static final String ISSUE = "GET /rest/api/3/issue/ACME-1";
    private static final String PAGE = "page main";
    private static final String EVENT = "jira:issue_created";
    private static final String PASSED = "MUST PASSED";
    private static final String FAILED = "MUST FAILED";
    private static final String UNDECIDED = "MUST INCONCLUSIVE";

    private static final Fault SLOW = new Fault.Hold(Duration.ofSeconds(15));

    /** Globex is asked so often before, always taking so long; then acme's host is held, from 10 s to 40 s. */
    private static HistoryOf control(int times, double took) {
        var history = scenario().foundShowing(PAGE, ISSUE);
        for (int i = 0; i < times; i++) {
            history.at(1 + i).served("globex", PAGE, Answer.of(200, seconds(took)), "globex");
        }
        return history.at(10).suffers("acme", SLOW).at(26).meets("acme", ISSUE, 200, 15);
    }

    private static HistoryOf meanwhile(HistoryOf history, int times, double took) {
        for (int i = 0; i < times; i++) {
            history.at(20 + i).served("globex", PAGE, Answer.of(200, seconds(took)), "globex");
        }
        return history;
    }

    private static HistoryOf healed(HistoryOf history) {
        return history.at(40).healed("acme", SLOW);
    }

    @Nested
    class Served {

        private final Checker checker = Neighbours.areServedWell();

        @Test
        void passes_when_others_are_served_as_before() {
            assertThat(healed(meanwhile(control(3, 0.1), 3, 0.1)).verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void fails_for_an_error() {
            var history = meanwhile(control(3, 0.1), 3, 0.1).served("globex", PAGE, 503);

            assertThat(healed(history).verdicts(checker)).containsExactly(FAILED);
            assertThat(history.findings(checker).get(0).observed())
                    .isEqualTo("1 of 4 requests were not: once page main: 503");
        }

        @Test
        void fails_for_a_page_without_its_content() {
            assertThat(healed(control(3, 0.1).at(20).served("globex", PAGE, 200))
                            .verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void fails_for_a_webhook_that_is_refused() {
            var history = meanwhile(control(3, 0.1), 3, 0.1);
            history.delivered("globex", EVENT, "1", 1, Answer.of(503, seconds(0.1)));

            assertThat(healed(history).verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void time_decided_when_every_failure_is_silence() {
            var history = meanwhile(control(3, 0.1), 3, 0.1);
            history.served("globex", PAGE, Answer.missing("no answer within 10 s", seconds(5)));

            assertThat(healed(history).findings(checker)).singleElement().matches(Finding::timed);
        }

        @Test
        void the_held_tenant_itself_does_not_count() {
            var history = meanwhile(control(3, 0.1), 3, 0.1).served("acme", PAGE, 503);

            assertThat(healed(history).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void what_comes_before_and_after_does_not_count() {
            var history = healed(meanwhile(control(3, 0.1), 3, 0.1).at(9).served("globex", PAGE, 503));

            assertThat(history.at(41).served("globex", PAGE, 503).verdicts(checker))
                    .containsExactly(PASSED);
        }

        @Test
        void a_page_that_was_never_served_well_does_not_count() {
            var history = meanwhile(control(3, 0.1), 3, 0.1).served("globex", "page broken", 503);

            assertThat(healed(history).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void judges_each_neighbour() {
            var history = scenario().served("hooli", PAGE, 200).served("globex", PAGE, 200);
            history.at(10).suffers("acme", SLOW).at(26).meets("acme", ISSUE, 200, 15);

            assertThat(healed(history.at(27).served("hooli", PAGE, 500).served("globex", PAGE, 200))
                            .verdicts(checker))
                    .containsExactly(PASSED, FAILED);
        }

        @Test
        void is_undecided_without_a_neighbour() {
            var history = scenario().at(10).suffers("acme", SLOW).at(26).meets("acme", ISSUE, 200, 15);

            assertThat(healed(history).verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void a_tenant_without_users_is_no_neighbour() {
            var history = meanwhile(control(3, 0.1).changed("hooli", "installed"), 3, 0.1);

            assertThat(healed(history).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void is_undecided_when_the_neighbour_asked_for_nothing() {
            assertThat(healed(control(3, 0.1)).verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_when_the_held_host_was_not_called() {
            var history = scenario().served("globex", PAGE, 200).at(10).suffers("acme", SLOW);

            assertThat(healed(history.at(20).served("globex", PAGE, 200)).verdicts(checker))
                    .containsExactly(UNDECIDED);
        }
    }

    @Nested
    class Paced {

        private final Checker checker = Neighbours.keepTheirPace();

        @Test
        void a_median_may_be_three_times_the_usual_one_and_no_more() {
            assertThat(healed(meanwhile(control(5, 0.2), 5, 0.6)).verdicts(checker))
                    .containsExactly(PASSED);
            assertThat(healed(meanwhile(control(5, 0.2), 5, 0.601)).verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void what_is_quick_for_anybody_is_never_too_slow() {
            assertThat(healed(meanwhile(control(5, 0.01), 5, 0.5)).verdicts(checker))
                    .containsExactly(PASSED);
            assertThat(healed(meanwhile(control(5, 0.01), 5, 0.501)).verdicts(checker))
                    .containsExactly(FAILED);
        }

        @Test
        void a_single_one_past_three_seconds_fails() {
            var at = meanwhile(control(5, 0.2), 5, 0.2).served("globex", PAGE, Answer.of(200, seconds(3)));
            var past = meanwhile(control(5, 0.2), 5, 0.2).served("globex", PAGE, Answer.of(200, seconds(3.001)));

            assertThat(healed(at).verdicts(checker)).containsExactly(PASSED);
            assertThat(healed(past).verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void who_took_that_long_before_may_go_on() {
            var history = control(5, 0.2).at(9).served("globex", PAGE, Answer.of(200, seconds(4)));
            meanwhile(history, 5, 0.2).served("globex", PAGE, Answer.of(200, seconds(5)));

            assertThat(healed(history).verdicts(checker)).containsExactly(PASSED);
        }

        @Test
        void a_failure_is_timed_and_knows_its_miss() {
            var history = meanwhile(control(5, 0.2), 4, 0.2).at(30).served("globex", PAGE, Answer.of(200, seconds(9)));

            assertThat(healed(history).findings(checker)).singleElement().satisfies(f -> {
                assertThat(f.timed()).isTrue();
                assertThat(f.missedBy()).isEqualTo(seconds(6));
                assertThat(f.observed()).isEqualTo("one of 5 'page main' took 9 s, 200 ms at most before");
            });
        }

        @Test
        void the_worst_miss_is_told() {
            assertThat(healed(meanwhile(control(5, 0.2), 5, 9))
                            .findings(checker)
                            .get(0)
                            .observed())
                    .isEqualTo("half of 'page main' took over 9 s, 200 ms before");
        }

        @Test
        void compares_each_page_with_itself() {
            var history = control(5, 0.2);
            for (int i = 0; i < 5; i++) {
                history.at(1 + i).served("globex", "page slow", Answer.of(200, seconds(2)));
            }
            meanwhile(history, 5, 1);
            for (int i = 0; i < 5; i++) {
                history.at(20 + i).served("globex", "page slow", Answer.of(200, seconds(2)));
            }

            assertThat(healed(history).verdicts(checker)).containsExactly(FAILED);
        }

        @Test
        void is_undecided_below_five_samples_on_either_side() {
            assertThat(healed(meanwhile(control(4, 0.2), 5, 2)).verdicts(checker))
                    .containsExactly(UNDECIDED);
            assertThat(healed(meanwhile(control(5, 0.2), 4, 2)).verdicts(checker))
                    .containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_when_the_held_host_was_not_called() {
            var history = scenario();
            for (int i = 0; i < 5; i++) {
                history.at(1 + i).served("globex", PAGE, 200);
            }
            history.at(10).suffers("acme", SLOW);

            assertThat(healed(meanwhile(history, 5, 0.2)).verdicts(checker)).containsExactly(UNDECIDED);
        }

        @Test
        void is_undecided_without_a_neighbour() {
            var history = scenario().at(10).suffers("acme", SLOW).at(26).meets("acme", ISSUE, 200, 15);

            assertThat(healed(history).verdicts(checker)).containsExactly(UNDECIDED);
        }
    }
}
