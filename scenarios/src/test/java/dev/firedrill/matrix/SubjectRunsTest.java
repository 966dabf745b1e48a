package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.SurefireSummary;
import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Header;
import dev.firedrill.history.Subject.Declared;
import dev.firedrill.matrix.SubjectRuns.Rehearsed;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.stage.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class SubjectRunsTest {

    private static final Judgement PASSED = judgement(Outcome.PASSED);
    private static final Judgement FAILED = judgement(Outcome.FAILED);
    private static final Judgement OPEN = judgement(Outcome.INCONCLUSIVE);

    private final Queue<Judgement> told = new ArrayDeque<>();
    private final List<List<String>> played = new ArrayList<>();
    private double stretch = 1;
    private final SubjectRuns runs = new SubjectRuns(this::play, new Load(), Duration.ZERO);

    private final class Load implements MachineLoad {

        @Override
        public double now() {
            return 1;
        }

        @Override
        public double mean() {
            return stretch;
        }

        @Override
        public void awaitQuiet() {}
    }

    @AfterEach
    void close() {
        runs.close();
    }

    private static Judgement judgement(Outcome outcome) {
        return new Judgement(
                "URL-01", outcome, List.of(Finding.inconclusive("a decision", "no samples", List.of())), List.of());
    }

    private synchronized RunOutcome play(Rehearsed rehearsed, List<Scenario> scenarios) {
        played.add(scenarios.stream().map(Run::id).toList());
        var subject = new dev.firedrill.history.Subject(
                "key", "name", "", "jira", true, Set.of(), 0, Set.of(), false, false, Declared.nothing());
        var header = new Header(1, "", "", Instant.EPOCH, 0, "", subject, rehearsed.bounds(), Map.of());
        return new RunOutcome(header, List.of(), List.of(told.remove()), false);
    }

    private Judgement expectingAPass(Judgement... inTurn) throws Exception {
        told.addAll(List.of(inTurn));
        var scenarios = Run.scenarios(List.of("URL-01", "URL-05"));
        runs.begin(List.of(
                new Rehearsed("notes", folder -> Subject.sample("notes", Path.of("")), scenarios, Bounds.standard())));
        return runs.found("notes", "URL-01", judgement -> judgement.outcome() == Outcome.PASSED)
                .orAbort();
    }

    @Test
    void what_is_as_expected_is_played_once() throws Exception {
        assertThat(expectingAPass(PASSED)).isEqualTo(PASSED);
        assertThat(played).containsExactly(List.of("URL-01", "URL-05"));
    }

    @Test
    void what_was_left_open_beside_others_is_played_again_by_itself() throws Exception {
        assertThat(expectingAPass(OPEN, PASSED)).isEqualTo(PASSED);
        assertThat(played).containsExactly(List.of("URL-01", "URL-05"), List.of("URL-01"));
    }

    @Test
    void what_failed_is_not_played_until_it_passes() throws Exception {
        assertThat(expectingAPass(FAILED)).isEqualTo(FAILED);
        assertThat(played).hasSize(1);
    }

    @Test
    void what_stays_open_on_a_quiet_machine_is_told_as_it_is() throws Exception {
        assertThat(expectingAPass(OPEN, OPEN)).isEqualTo(OPEN);
    }

    @Test
    void what_stays_open_on_a_busy_machine_is_neither_green_nor_red() {
        stretch = MachineLoad.BUSY + 1;

        assertThatThrownBy(() -> expectingAPass(OPEN, OPEN))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining(SurefireSummary.MACHINE)
                .hasMessageContaining("3.5 times as long")
                .hasMessageContaining("no samples");
    }

    @Test
    void what_fails_on_a_busy_machine_has_failed() throws Exception {
        stretch = MachineLoad.BUSY + 1;

        assertThat(expectingAPass(OPEN, FAILED)).isEqualTo(FAILED);
    }

    @Test
    void a_run_that_breaks_down_spoils_no_other() throws Exception {
        var scenarios = Run.scenarios(List.of("URL-01"));
        runs.begin(List.of(new Rehearsed(
                "broken", folder -> Subject.sample("broken", Path.of("")), scenarios, Bounds.standard())));

        // Nobody has told what comes of that one.
        assertThatThrownBy(() -> runs.outcome("broken")).hasRootCauseInstanceOf(NoSuchElementException.class);
        assertThat(expectingAPass(OPEN, PASSED)).isEqualTo(PASSED);
    }
}
