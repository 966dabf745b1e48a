package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.answers;
import static dev.firedrill.checker.HistoryOf.opens;
import static dev.firedrill.checker.HistoryOf.refuses;
import static dev.firedrill.checker.HistoryOf.scenario;
import static dev.firedrill.checker.HistoryOf.seconds;
import static dev.firedrill.history.Fact.AccessProbed.FORGED;
import static dev.firedrill.history.Fact.AccessProbed.STRANGER;
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
    @ValueSource(ints = {200, 202, 204})
    void telling_the_sender_that_it_worked_fails(int status) {
        assertThat(unharmed(existing().forged("acme", NONE, status)).verdicts(checker))
                .containsExactly(FAILED);
    }

    @Test
    void telling_the_sender_that_it_worked_fails_where_no_page_tells_what_became_of_it() {
        var history = scenario()
                .changed("acme", "installed")
                .probe("acme", answers(TRUE, 200))
                .forged("acme", NONE, 204)
                .probe("acme", answers(TRUE, 200), answers(FORGED, 200));

        assertThat(history.verdicts(checker)).containsExactly(FAILED);
        assertThat(history.observed(checker)).first().asString().contains("no page of the add-on tells");
    }

    private static HistoryOf rounds(HistoryOf history, int forgers, int strangers) {
        return history.probe("acme", opens(TRUE), answers(FORGED, forgers), answers(STRANGER, strangers));
    }

    private static HistoryOf forgedAfterA401(int answer) {
        return existing().probe("acme", opens(TRUE), answers(STRANGER, 401)).forged("acme", NONE, answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 500})
    void a_secret_that_is_told_from_a_strangers_was_believed_whatever_was_answered(int answer) {
        var history = rounds(rounds(forgedAfterA401(answer), 500, 401), 500, 401);

        assertThat(history.verdicts(checker)).containsExactly(FAILED);
        assertThat(history.observed(checker)).first().asString().contains("has taken the forger's secret");
    }

    @Test
    void a_secret_that_is_told_from_a_strangers_once_may_be_chance() {
        var history = rounds(rounds(forgedAfterA401(401), 500, 401), 401, 401);

        assertThat(history.verdicts(checker)).containsExactly(PASSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 408, 429, 502, 503, 504})
    void an_answer_of_who_is_busy_or_of_a_proxy_shows_no_belief(int status) {
        var history = rounds(rounds(forgedAfterA401(401), status, 401), status, 401);

        assertThat(history.verdicts(checker)).containsExactly(PASSED);
    }

    @Test
    void rounds_in_which_a_stranger_is_answered_otherwise_than_before_show_no_belief() {
        var history = rounds(rounds(forgedAfterA401(401), 500, 403), 500, 403);

        assertThat(history.verdicts(checker)).containsExactly(PASSED);
    }

    @Test
    void nobody_knows_of_a_belief_when_no_stranger_came_before() {
        var history = rounds(rounds(existing().forged("acme", NONE, 401), 500, 401), 500, 401);

        assertThat(history.verdicts(checker)).containsExactly(PASSED);
    }

    @Test
    void what_installs_by_the_tenants_secret_has_one_cause() {
        var both = Forgeries.sharedSecretIsRefused("context", "current");
        var history = unharmed(existing().forged("acme", "context", 204).forged("acme", "current", 204));

        assertThat(history.verdicts(both)).containsExactly(FAILED);
        assertThat(history.observed(both)).first().asString().contains("both were taken");
    }

    @Test
    void what_installs_by_the_tenants_secret_alone_is_a_warning() {
        var both = Forgeries.sharedSecretIsRefused("context", "current");
        var history = unharmed(existing().forged("acme", "context", 401).forged("acme", "current", 204));

        assertThat(history.verdicts(both)).containsExactly(PASSED, "SHOULD FAILED");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 500, 503})
    void what_is_no_refusal_and_does_no_harm_is_a_warning(int status) {
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
