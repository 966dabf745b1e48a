package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.nothing;
import static dev.firedrill.checker.HistoryOf.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.Direction;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Mishap;
import dev.firedrill.fault.Selector;
import dev.firedrill.fault.Toxic;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Fact.AccessProbed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    @Test
    void a_pass_is_not_earned_where_nothing_was_answered() {
        var refused = Answer.missing("connection refused", Duration.ZERO);
        var history = scenario()
                .callback("installed", refused)
                .callback("installed", refused)
                .end();

        assertThat(history.judged(PASSING.asShould()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(observed(history.judged(PASSING.asShould())))
                .contains("it answered nothing: 2 times connection refused");
        assertThat(observed(history.judged(FAILING))).containsExactly("it did not");
    }

    @Test
    void one_answer_is_enough_to_earn_a_pass() {
        var refused = Answer.missing("connection refused", Duration.ZERO);
        var history = scenario().callback("installed", refused).callback("installed", 204);

        assertThat(history.end().judged(PASSING).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void says_what_was_not_sent_and_judges_nothing_of_it() {
        var history = scenario().add("acme", new Fact.NotSent("installed", "400 were underway"));

        assertThat(history.end().judged(PASSING).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(history.judged(PASSING).notes())
                .containsExactly("Firedrill itself did not send 1 of its requests (400 were underway). Nothing of them"
                        + " was judged.");
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
        void a_miss_that_no_lag_explains_stays_a_failure() {
            assertThat(scenario().lagged(500).end().judged(late(1.501)).outcome())
                    .isEqualTo(Outcome.FAILED);
            assertThat(scenario().lagged(500).end().judged(late(1.5)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }

        @Test
        void a_machine_at_the_bound_may_judge_the_smallest_miss() {
            assertThat(scenario().lagged(400).end().judged(late(0.001)).outcome())
                    .isEqualTo(Outcome.FAILED);
        }

        @Test
        void says_by_how_much_the_bound_was_missed() {
            assertThat(observed(scenario().lagged(500).end().judged(late(1))).get(0))
                    .isEqualTo(
                            "this machine was too slow to judge time: it lagged 500 ms, and the bound was missed by 1 s"
                                    + " (observed all the same: late)");
        }

        @Test
        void only_lag_around_the_evidence_counts() {
            Checker checker = history -> history.mark("late")
                    .map(m -> List.of(Finding.failed("in time", "late", List.of(m.ordinal()))
                            .decidedByTime()))
                    .orElse(List.of());
            var near = scenario().at(50).mark("late").at(59).lagged(500).at(90).end();
            var far = scenario().at(50).mark("late").at(61).lagged(500).at(90).end();
            var before =
                    scenario().at(39).lagged(500).at(50).mark("late").at(90).end();

            assertThat(near.judged(checker).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(far.judged(checker).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(before.judged(checker).outcome()).isEqualTo(Outcome.FAILED);
        }

        @Test
        void evidence_reaches_back_to_when_it_began() {
            Checker checker = history -> history.all(Fact.UserServed.class)
                    .map(u -> Finding.failed("in time", "late", List.of(u.ordinal()))
                            .decidedByTime())
                    .toList();
            var history = scenario().at(25).lagged(500);
            history.at(60).served("acme", "page main", Answer.of(200, HistoryOf.seconds(30)));

            assertThat(history.end().judged(checker).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }

        private Checker late(double by) {
            return history ->
                    List.of(Finding.failed("in time", "late", List.of()).decidedByTime(HistoryOf.seconds(by)));
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
        void a_death_is_the_first_finding_and_has_the_last_words() {
            var died =
                    new Fact.AddonChanged("died", "exit code 1", List.of("TypeError: no tenant", "    at page.js:7"));
            var history = scenario().addToRun(died).end();

            assertThat(observed(history.judged(FAILING)))
                    .containsExactly(
                            "it died: exit code 1; the last lines of its output: TypeError: no tenant / at page.js:7",
                            "it did not");
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
    class Damaged {

        private static final Fact.Attempt BAD = HistoryOf.answers(AccessProbed.TRUE, 500);
        private static final Fact.Attempt GOOD = HistoryOf.opens(AccessProbed.TRUE);

        private static HistoryOf control(HistoryOf history, Fact.Attempt attempt) {
            return history.probe(AccessProbed.CONTROL, attempt);
        }

        @Test
        void who_was_the_only_one_since_all_was_well_is_charged() {
            var judgement = control(scenario().end(), BAD).judged(PASSING);

            assertThat(judgement.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(judgement.decisive()).hasSize(1);
            assertThat(observed(judgement)).anyMatch(text -> text.contains("page main answered a good token with 500"));
        }

        @Test
        void who_fails_anyway_is_not_charged_besides() {
            var failed = scenario().end().judged(FAILING);

            assertThat(control(scenario().end(), BAD).judged(FAILING).findings())
                    .isEqualTo(failed.findings());
        }

        @Test
        void who_was_not_the_only_one_is_not() {
            var history =
                    nothing().begin("SEC-03", false).begin(HistoryOf.ID, false).end();

            assertThat(control(history, BAD).judged(PASSING).outcome()).isEqualTo(Outcome.PASSED);
        }

        @Test
        void who_ended_before_all_was_last_well_is_none_of_those() {
            var history = control(nothing().begin("SEC-03", false).end(), GOOD);

            assertThat(control(history.begin(HistoryOf.ID, false).end(), BAD)
                            .judged(PASSING)
                            .outcome())
                    .isEqualTo(Outcome.FAILED);
        }

        @Test
        void an_add_on_that_comes_round_is_not_damaged() {
            var history = control(control(scenario().end(), BAD), GOOD);

            assertThat(history.judged(PASSING).outcome()).isEqualTo(Outcome.PASSED);
        }

        @Test
        void what_a_scenario_does_with_a_tenant_of_that_name_is_no_control() {
            assertThat(control(scenario(), BAD).end().judged(PASSING).outcome()).isEqualTo(Outcome.PASSED);
        }

        /** It broke beside SEC-03, and perhaps before AUT-01 showed that all was well; SEC-03 does damage alone. */
        private static Judgement afterItBroke(boolean wellSince) {
            var history =
                    nothing().begin("SEC-03", false).begin(HistoryOf.ID, false).mark("broken");
            if (wellSince) {
                control(history.begin("AUT-01", false).end(), GOOD);
            }
            control(history.of(HistoryOf.ID).end(), BAD);
            control(history.of("SEC-03").end(), BAD);
            control(history.of(AccessProbed.CONTROL), GOOD);
            control(history.begin(Judge.alone("SEC-03"), true).end(), BAD);
            control(history.of(AccessProbed.CONTROL), GOOD);
            return control(history.alone().end(), GOOD)
                    .judged(view -> view.mark("broken")
                            .map(m -> List.of(Finding.failed("it holds", "it did not", List.of(m.ordinal()))))
                            .orElseGet(() -> PASSING.judge(view)));
        }

        @Test
        void a_failure_beside_one_that_does_damage_alone_is_explained() {
            var judgement = afterItBroke(false);

            assertThat(judgement.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(judgement.notes()).anyMatch(note -> note.contains("what SEC-03 does"));
        }

        @Test
        void a_failure_before_all_was_last_well_has_another_cause() {
            assertThat(afterItBroke(true).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }

        @Test
        void without_a_sound_add_on_nothing_is_told_but_who_may_have_done_it() {
            var history =
                    nothing().begin("SEC-03", false).begin(HistoryOf.ID, false).mark("broken");
            control(history.end(), BAD);
            history.alone().brokenOff(Fact.RehearsalEnded.UNSOUND);

            var judgement = history.judged(UNLESS_MARKED);

            assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(observed(judgement).get(0)).contains("one of these was played: SEC-03, URL-01");
        }
    }

    @Nested
    class Alone {

        /** Beside another scenario. */
        private static HistoryOf beside() {
            return nothing().begin("AUT-01", false).begin(HistoryOf.ID, false);
        }

        @Test
        void a_failure_that_comes_back_is_confirmed() {
            var judgement =
                    beside().mark("broken").end().alone().mark("broken").end().judged(UNLESS_MARKED);

            assertThat(judgement.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(judgement.notes())
                    .containsExactly(
                            "It failed beside other scenarios, and again alone on fresh tenants. This is the second time.");
        }

        @Test
        void a_failure_that_does_not_come_back_is_interference() {
            var judgement = beside().mark("broken").end().alone().end().judged(UNLESS_MARKED);

            assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(observed(judgement).get(0)).contains("interference").contains("it did not");
        }

        @Test
        void what_was_wrong_for_a_minute_is_no_interference() {
            Checker stale = history -> history.mark("rotated")
                    .map(from -> List.of(Finding.failed(
                            "it is refused",
                            "it still opened",
                            List.of(
                                    from.ordinal(),
                                    history.mark("opened").orElseThrow().ordinal()))))
                    .orElseGet(() -> PASSING.judge(history));
            var minute =
                    beside().mark("rotated").at(60).mark("opened").end().alone().end();
            var less =
                    beside().mark("rotated").at(59).mark("opened").end().alone().end();

            assertThat(minute.judged(stale).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(minute.judged(stale).notes()).singleElement().asString().contains("wrong for 60 s");
            assertThat(less.judged(stale).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }

        @Test
        void a_failure_that_does_not_come_back_is_this_machines_when_it_lagged() {
            var judgement =
                    beside().mark("broken").lagged(401).end().alone().end().judged(UNLESS_MARKED);

            assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(observed(judgement).get(0))
                    .startsWith("this machine was too slow")
                    .contains("401 ms")
                    .contains("it did not");
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

    /** Interference needs somebody who interferes. */
    @Nested
    class NobodyElse {

        private HistoryOf played(boolean... broken) {
            var history = scenario();
            for (int play = 0; play < broken.length; play++) {
                if (play > 0) {
                    history.begin(Judge.alone(HistoryOf.ID, play), true);
                }
                (broken[play] ? history.mark("broken") : history).end();
            }
            return history;
        }

        private boolean wantsAnother(HistoryOf history) {
            return new Judge(history.header(), history.entries(), false)
                    .wantsAnother(HistoryOf.ID, Applicability.always(), UNLESS_MARKED);
        }

        @Test
        void what_failed_twice_of_three_failed() {
            var judgement = played(true, false, true).judged(UNLESS_MARKED);

            assertThat(judgement.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(judgement.notes())
                    .containsExactly("It failed 2 of 3 times, each time on fresh tenants and with nobody else there.");
        }

        @Test
        void what_failed_once_of_three_is_undecided_and_no_interference() {
            var judgement = played(true, false, false).judged(UNLESS_MARKED);

            assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(observed(judgement))
                    .containsExactly("it failed 1 of 3 times, though nobody else was there: it did not");
        }

        @Test
        void what_failed_twice_needs_no_third_play() {
            assertThat(played(true, true).judged(UNLESS_MARKED).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(wantsAnother(played(true, true))).isFalse();
        }

        @Test
        void another_play_is_wanted_as_long_as_no_two_agree() {
            assertThat(wantsAnother(played(true, false))).isTrue();
            assertThat(wantsAnother(played(true, false, false))).isFalse();
            assertThat(wantsAnother(played(false))).isFalse();
        }

        @Test
        void until_then_it_is_undecided() {
            assertThat(played(true, false).judged(UNLESS_MARKED).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }

        @Test
        void a_play_in_which_the_machine_was_too_slow_does_not_count() {
            var history = scenario()
                    .mark("broken")
                    .lagged(401)
                    .at(1)
                    .end()
                    .at(2)
                    .alone()
                    .end();

            assertThat(wantsAnother(history)).isTrue();
            history.at(3).begin(Judge.alone(HistoryOf.ID, 2), true).end();
            assertThat(history.judged(UNLESS_MARKED).outcome()).isEqualTo(Outcome.PASSED);
            assertThat(history.judged(UNLESS_MARKED).notes())
                    .containsExactly("It failed when this machine was too slow to judge, which does not count.");
        }

        @Test
        void nobody_plays_for_ever() {
            var history = scenario().mark("broken").lagged(401).end();
            for (int play = 1; play <= Judge.MOST_ALONE; play++) {
                history.begin(Judge.alone(HistoryOf.ID, play), true)
                        .mark("broken")
                        .lagged(401)
                        .end();
            }

            assertThat(wantsAnother(history)).isFalse();
            assertThat(history.judged(UNLESS_MARKED).outcome()).isEqualTo(Outcome.FAILED);
        }

        @Test
        void what_could_not_be_played_again_is_not_tried_further() {
            var history = scenario().mark("broken").end().alone().brokenOff(Fact.RehearsalEnded.UNSOUND);

            assertThat(wantsAnother(history)).isFalse();
        }

        @Test
        void with_others_there_two_of_three_decide_nothing() {
            var history = nothing()
                    .begin("AUT-01", false)
                    .begin(HistoryOf.ID, false)
                    .mark("broken")
                    .end();

            assertThat(wantsAnother(history.alone().end())).isFalse();
        }

        @Test
        void what_is_played_alone_from_the_start_fails_by_two_of_three_as_well() {
            var history = nothing()
                    .begin(Judge.alone(HistoryOf.ID), true)
                    .mark("broken")
                    .end();

            assertThat(wantsAnother(history)).isTrue();
            history.begin(Judge.alone(HistoryOf.ID, 2), true).end();
            assertThat(wantsAnother(history)).isTrue();
            history.begin(Judge.alone(HistoryOf.ID, 3), true).end();
            assertThat(history.judged(UNLESS_MARKED).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }
    }

    @Nested
    class AloneFromTheStart {

        private final HistoryOf history = nothing().begin(Judge.alone(HistoryOf.ID), true);

        @Test
        void has_nothing_to_confirm() {
            var passed = history.end().judged(UNLESS_MARKED);

            assertThat(passed.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(passed.notes()).isEmpty();
        }

        @Test
        void fails_by_itself() {
            var failed = history.mark("broken").end().judged(UNLESS_MARKED);

            assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(failed.notes()).isEmpty();
        }
    }

    @Nested
    class Scheduled {

        private static final Fault CUT = new Fault.Exchange(Selector.everything(), new Mishap.CutMidBody());
        private static final Fault SILENT = new Fault.Hold(null);

        @Test
        void a_fault_that_never_struck_leaves_it_undecided() {
            var judgement =
                    scenario().suffers("acme", CUT).healed("acme", CUT).end().judged(PASSING);

            assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(observed(judgement))
                    .contains(
                            "a fault that was scheduled never happened: the host of 'acme' cuts the connection amid the"
                                    + " answer (every request)");
        }

        @Test
        void one_that_struck_happened() {
            var history = scenario()
                    .suffers("acme", CUT)
                    .struck("acme", CUT)
                    .healed("acme", CUT)
                    .end();

            assertThat(history.judged(PASSING).outcome()).isEqualTo(Outcome.PASSED);
        }

        @Test
        void a_strike_counts_for_its_own_time_and_tenant() {
            var later =
                    scenario().suffers("acme", CUT).struck("acme", CUT).at(1).healed("acme", CUT);
            later.at(2).suffers("acme", CUT).at(3).healed("acme", CUT);
            var elsewhere =
                    scenario().suffers("acme", CUT).struck("globex", CUT).healed("acme", CUT);

            assertThat(later.end().judged(PASSING).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(elsewhere.end().judged(PASSING).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }

        @Test
        void a_failure_stays_one() {
            assertThat(scenario().suffers("acme", CUT).end().judged(FAILING).outcome())
                    .isEqualTo(Outcome.FAILED);
        }

        @Test
        void a_fault_of_the_whole_host_needs_no_strike() {
            assertThat(scenario().suffers("acme", SILENT).end().judged(PASSING).outcome())
                    .isEqualTo(Outcome.PASSED);
        }
    }

    @Nested
    class Starved {

        private static final String OTHER = "UNA-02";
        private static final Fault SILENT = new Fault.Hold(null);
        private static final Checker BREAKS = history -> history.mark("broken")
                .map(m -> List.of(Finding.failed("it holds", "it did not", List.of(m.ordinal()))))
                .orElseGet(() -> PASSING.judge(history));

        /** It broke at 20 s beside another scenario whose host was silent from 10 s to 30 s, and holds alone. */
        private static HistoryOf brokeBeside(double brokeAt, Fault fault) {
            var history = scenario().at(brokeAt).mark("broken").at(40).end();
            history.at(0)
                    .begin(OTHER, false)
                    .at(10)
                    .suffers("acme", fault)
                    .at(30)
                    .healed("acme", fault)
                    .at(40)
                    .end();
            return history.at(50).alone().at(60).end();
        }

        private static HistoryOf otherAlone(HistoryOf history, boolean breaks) {
            history.at(70).begin(Judge.alone(OTHER), true);
            return (breaks ? history.mark("broken") : history).at(80).end();
        }

        private static Judgement judged(HistoryOf history) {
            return new Judge(history.header(), history.entries(), false)
                    .knowing(Map.of(OTHER, BREAKS, HistoryOf.ID, BREAKS))
                    .judge(HistoryOf.ID, Applicability.always(), BREAKS);
        }

        @Test
        void a_failure_under_the_fault_of_one_that_fails_alone_is_explained() {
            var judgement = judged(otherAlone(brokeBeside(20, SILENT), true));

            assertThat(judgement.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(judgement.notes()).anyMatch(note -> note.contains("a fault of UNA-02 lasted"));
        }

        @Test
        void a_failure_before_or_after_that_fault_is_interference() {
            assertThat(judged(otherAlone(brokeBeside(9, SILENT), true)).outcome())
                    .isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(judged(otherAlone(brokeBeside(31, SILENT), true)).outcome())
                    .isEqualTo(Outcome.INCONCLUSIVE);
        }

        @Test
        void a_fault_of_the_network_starves_whoever_calls() {
            var swallowed = new Toxic.Timeout(Duration.ZERO);
            var link = new Fault.OnLink(swallowed, Direction.TO_HOST);
            var way = Fault.OnLink.toAddon(swallowed, Direction.TO_ADD_ON);

            assertThat(List.of(link, way))
                    .allMatch(fault ->
                            judged(otherAlone(brokeBeside(20, fault), true)).outcome() == Outcome.PASSED);
        }

        @Test
        void one_that_does_not_fail_alone_explains_nothing() {
            assertThat(judged(otherAlone(brokeBeside(20, SILENT), false)).outcome())
                    .isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(judged(brokeBeside(20, SILENT)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }

        @Test
        void a_fault_of_single_exchanges_starves_nobody() {
            var cut = new Fault.Exchange(Selector.everything(), new Mishap.CutMidBody());

            assertThat(judged(otherAlone(brokeBeside(20, cut), true)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }

        @Test
        void who_does_not_know_the_other_scenario_cannot_tell() {
            assertThat(otherAlone(brokeBeside(20, SILENT), true).judged(BREAKS).outcome())
                    .isEqualTo(Outcome.INCONCLUSIVE);
        }

        @Test
        void a_failure_without_evidence_is_interference() {
            Checker vague = history -> (history.mark("broken").isPresent() ? FAILING : PASSING).judge(history);
            var history = otherAlone(brokeBeside(20, SILENT), true);

            var judgement = new Judge(history.header(), history.entries(), false)
                    .knowing(Map.of(OTHER, BREAKS))
                    .judge(HistoryOf.ID, Applicability.always(), vague);

            assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
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
