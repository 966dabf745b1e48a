package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.nothing;
import static dev.firedrill.checker.HistoryOf.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Fact;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final Checker PASSING = history -> List.of(Finding.passed("it holds", "it did", List.of()));
    private static final Checker FAILING = history -> List.of(Finding.failed("it holds", "it did not", List.of()));
    private static final Checker SLOW =
            history -> List.of(Finding.failed("in time", "late", List.of()).decidedByTime());

    /** Fails where the history has this mark. */
    private static final Checker UNLESS_MARKED =
            history -> (history.mark("broken").isPresent() ? FAILING : PASSING).judge(history);

    private static List<String> observed(Judgement judgement) {
        return judgement.findings().stream().map(Finding::observed).toList();
    }

    @Test
    void a_passing_checker_gives_a_pass() {
        assertThat(scenario().end().judged(PASSING).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void a_failing_checker_gives_a_failure() {
        assertThat(scenario().end().judged(FAILING).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void what_concerns_other_add_ons_is_not_applicable_whatever_happened() {
        var applicability = new Applicability("sell licences", subject -> subject.licensed());
        var history = scenario().end();

        var judgement =
                new Judge(history.header(), history.entries(), false).judge(HistoryOf.ID, applicability, FAILING);

        assertThat(judgement.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(judgement.notes()).containsExactly("it applies to add-ons that sell licences");
    }

    @Test
    void what_was_never_played_is_inconclusive() {
        assertThat(nothing().judged(PASSING).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(nothing().begin("AUT-01", false).end().judged(PASSING).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void what_has_no_end_was_cut_short() {
        var judgement = scenario().judged(PASSING);

        assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(observed(judgement)).containsExactly(Fact.RehearsalEnded.CUT_SHORT);
    }

    @Test
    void what_was_cut_short_is_inconclusive_even_when_it_had_failed() {
        var judgement = scenario().brokenOff(Fact.RehearsalEnded.CUT_SHORT).judged(FAILING);

        assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void a_crashing_checker_is_inconclusive() {
        var judgement = scenario().end().judged(history -> {
            throw new IllegalStateException("oops");
        });

        assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(observed(judgement).get(0)).contains("its checker crashed").contains("oops");
    }

    @Test
    void what_comes_after_the_end_is_not_seen() {
        assertThat(scenario().end().mark("broken").judged(UNLESS_MARKED).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(scenario().mark("broken").end().judged(UNLESS_MARKED).outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void what_other_rehearsals_did_is_not_seen() {
        var history = scenario().end().begin("AUT-01", false).mark("broken").end();

        assertThat(history.judged(UNLESS_MARKED).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Nested
    class Time {

        @Test
        void a_slow_machine_takes_a_timed_failure_back() {
            assertThat(scenario().lagged(401).end().judged(SLOW).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(scenario().signedIn(401).end().judged(SLOW).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }

        @Test
        void a_machine_at_the_bound_may_judge() {
            assertThat(scenario().lagged(400).end().judged(SLOW).outcome()).isEqualTo(Outcome.FAILED);
        }

        @Test
        void a_slow_machine_excuses_nothing_that_time_did_not_decide() {
            assertThat(scenario().lagged(5000).end().judged(FAILING).outcome()).isEqualTo(Outcome.FAILED);
        }

        @Test
        void lag_before_and_after_the_scenario_excuses_nothing() {
            var history =
                    nothing().lagged(900).at(1).begin(HistoryOf.ID, false).at(2).end();

            assertThat(history.at(3).lagged(900).judged(SLOW).outcome()).isEqualTo(Outcome.FAILED);
        }

        @Test
        void a_timed_failure_keeps_what_was_observed() {
            assertThat(observed(scenario().lagged(500).end().judged(SLOW)).get(0))
                    .contains("lagged 500 ms")
                    .contains("observed all the same: late");
        }

        @Test
        void a_scenario_that_broke_off_did_not_see_the_end_of_a_bound() {
            var history = scenario().brokenOff("the rename was refused");

            assertThat(history.judged(SLOW).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(history.judged(FAILING).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(history.judged(PASSING).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }
    }

    @Nested
    class Death {

        @Test
        void a_death_during_the_scenario_fails_it() {
            assertThat(scenario().died().end().judged(PASSING).outcome()).isEqualTo(Outcome.FAILED);
        }

        @Test
        void a_death_before_or_after_does_not() {
            var before = nothing().died().at(1).begin(HistoryOf.ID, false).end();
            var after = scenario().end().at(1).died();

            assertThat(before.judged(PASSING).outcome()).isEqualTo(Outcome.PASSED);
            assertThat(after.judged(PASSING).outcome()).isEqualTo(Outcome.PASSED);
        }

        @Test
        void a_bystander_passes_when_another_scenario_kills_alone() {
            var history = scenario().died().end().at(1).alone().end();
            history.at(2).begin(Judge.alone("SEC-03"), true).died().end();

            var judgement = history.judged(PASSING);

            assertThat(judgement.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(judgement.notes()).anyMatch(note -> note.contains("the scenario that kills it"));
        }

        @Test
        void a_death_that_nothing_explains_is_interference() {
            assertThat(scenario()
                            .died()
                            .end()
                            .at(1)
                            .alone()
                            .end()
                            .judged(PASSING)
                            .outcome())
                    .isEqualTo(Outcome.INCONCLUSIVE);
        }

        @Test
        void a_death_in_the_clean_up_explains_nothing() {
            var history = scenario().died().end().at(1).alone().end();
            history.at(2).begin("clean-up", true).died().end();

            assertThat(history.judged(PASSING).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }

        @Test
        void what_failed_before_the_death_has_another_cause() {
            Checker marked = history -> history.mark("broken")
                    .map(m -> List.of(Finding.failed("it holds", "a leak", List.of(m.ordinal()))))
                    .orElseGet(() -> PASSING.judge(history));
            var history = scenario().mark("broken").died().end().at(1).alone().end();
            history.at(2).begin(Judge.alone("SEC-03"), true).died().end();

            assertThat(history.judged(marked).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }
    }

    @Nested
    class Alone {

        @Test
        void a_failure_that_comes_back_is_confirmed() {
            var judgement =
                    scenario().mark("broken").end().alone().mark("broken").end().judged(UNLESS_MARKED);

            assertThat(judgement.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(judgement.notes()).containsExactly("Confirmed alone on fresh tenants.");
        }

        @Test
        void a_failure_that_does_not_come_back_is_interference() {
            var judgement = scenario().mark("broken").end().alone().end().judged(UNLESS_MARKED);

            assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(observed(judgement).get(0)).contains("interference").contains("it did not");
        }

        @Test
        void a_failure_found_alone_counts_though_it_passed_beside() {
            assertThat(scenario()
                            .end()
                            .alone()
                            .mark("broken")
                            .end()
                            .judged(UNLESS_MARKED)
                            .outcome())
                    .isEqualTo(Outcome.FAILED);
        }

        @Test
        void a_confirmation_that_was_cut_short_confirms_nothing() {
            var cut = scenario().mark("broken").end().alone().brokenOff(Fact.RehearsalEnded.CUT_SHORT);

            assertThat(cut.judged(UNLESS_MARKED).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }
    }

    @Nested
    class Levels {

        private final Checker warning = PASSING.and(FAILING.asShould());

        @Test
        void a_failed_should_is_a_warning() {
            var judgement = scenario().end().judged(warning);

            assertThat(judgement.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(judgement.warnings()).hasSize(1);
        }

        @Test
        void a_failed_should_fails_a_strict_run() {
            assertThat(scenario().end().judgedStrictly(warning).outcome()).isEqualTo(Outcome.FAILED);
        }
    }
}
