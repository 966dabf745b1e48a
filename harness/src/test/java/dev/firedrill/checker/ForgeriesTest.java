package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.answers;
import static dev.firedrill.checker.HistoryOf.opens;
import static dev.firedrill.checker.HistoryOf.refuses;
import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.HistoryOf.seconds;
import static dev.firedrill.history.Fact.AccessProbed.FORGED;
import static dev.firedrill.history.Fact.AccessProbed.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeriesTest {

    private static final String NONE = "alg none";
    private static final String PASSED = "MUST PASSED";
    private static final String FAILED = "MUST FAILED";
    private static final String UNDECIDED = "MUST INCONCLUSIVE";

    private final Checker checker = Forgeries.refused(NONE);

    private static HistoryOf existing() {
        return scenario().changed("acme", "installed").probe("acme", opens(TRUE));
    }

    private static HistoryOf unharmed(HistoryOf history) {
        return history.probe("acme", opens(TRUE), refuses(FORGED));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void a_4xx_that_changes_nothing_refuses(int status) {
        assertThat(unharmed(existing().forged("acme", NONE, status)).verdicts(checker))
                .containsExactly(PASSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302})
    void telling_the_sender_that_it_worked_fails(int status) {
        assertThat(unharmed(existing().forged("acme", NONE, status)).verdicts(checker))
                .containsExactly(FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void breaking_without_harm_is_a_warning(int status) {
        assertThat(unharmed(existing().forged("acme", NONE, status)).verdicts(checker))
                .containsExactly("SHOULD FAILED");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429})
    void being_busy_refuses_nothing(int status) {
        assertThat(unharmed(existing().forged("acme", NONE, status)).verdicts(checker))
                .containsExactly(UNDECIDED);
    }

    @Test
    void silence_refuses_nothing() {
        var history = existing().forged("acme", NONE, Answer.missing("no answer within 10 s", seconds(10)));

        assertThat(unharmed(history).verdicts(checker)).containsExactly(UNDECIDED);
    }

    @Test
    void a_refusal_that_lets_the_forger_in_all_the_same_fails() {
        var history = existing().forged("acme", NONE, 401).probe("acme", refuses(TRUE), opens(FORGED));

        assertThat(history.verdicts(checker)).containsExactly(FAILED);
    }

    @Test
    void letting_the_forger_in_for_a_while_fails() {
        var history = existing().forged("acme", NONE, 401).probe("acme", opens(TRUE), opens(FORGED));

        assertThat(unharmed(history).verdicts(checker)).containsExactly(FAILED);
    }

    @Test
    void a_refusal_that_locks_the_tenant_out_fails() {
        var history = existing().forged("acme", NONE, 401).probe("acme", refuses(TRUE), refuses(FORGED));

        assertThat(history.verdicts(checker)).containsExactly(FAILED);
    }

    @Test
    void is_undecided_when_the_tenant_never_got_in() {
        var history = scenario()
                .changed("acme", "installed")
                .probe("acme", answers(TRUE, 200))
                .probe("globex", opens(TRUE))
                .forged("acme", NONE, 401)
                .probe("acme", answers(TRUE, 200), refuses(FORGED));

        assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
    }

    @Test
    void a_newcomer_who_is_locked_out_where_others_get_in_fails() {
        var history = scenario()
                .forged("new", NONE, 401)
                .changed("new", "installed")
                .probe("new", refuses(TRUE), refuses(FORGED))
                .probe("other", opens(TRUE));

        assertThat(history.verdicts(checker)).containsExactly(FAILED);
    }

    @Test
    void a_newcomer_of_an_add_on_that_nobody_gets_into_is_undecided() {
        var history = scenario()
                .forged("new", NONE, 401)
                .changed("new", "installed")
                .probe("new", answers(TRUE, 200), refuses(FORGED));

        assertThat(history.verdicts(checker)).containsExactly(UNDECIDED);
    }

    @Test
    void is_undecided_without_a_probe_afterwards() {
        assertThat(existing().forged("acme", NONE, 401).verdicts(checker)).containsExactly(UNDECIDED);
    }

    @Test
    void is_undecided_when_it_was_never_tried() {
        assertThat(unharmed(existing()).verdicts(checker)).containsExactly(UNDECIDED);
    }

    @Test
    void other_forgeries_and_rightful_installs_do_not_count() {
        var history = existing().forged("acme", "no token", 204).callback("installed", 204);

        assertThat(unharmed(history).verdicts(checker)).containsExactly(UNDECIDED);
    }

    @Test
    void judges_each_attempt() {
        var history = existing().forged("acme", NONE, 401).forged("acme", NONE, 204);

        assertThat(unharmed(history).verdicts(checker)).containsExactly(PASSED, FAILED);
    }
}
