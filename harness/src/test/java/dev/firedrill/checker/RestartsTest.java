package dev.firedrill.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Fact;
import org.junit.jupiter.api.Test;

class RestartsTest {

    @Test
    void an_add_on_that_answers_again_passes() {
        assertThat(outcome(HistoryOf.scenario().addon("killed").addon("ready"))).isEqualTo(Outcome.PASSED);
    }

    @Test
    void an_add_on_that_did_not_get_ready_fails() {
        assertThat(outcome(HistoryOf.scenario().addon("killed").addon(Fact.AddonChanged.UNREADY)))
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void without_a_restart_nothing_is_decided() {
        assertThat(outcome(HistoryOf.scenario())).isEqualTo(Outcome.INCONCLUSIVE);
    }

    private static Outcome outcome(HistoryOf history) {
        return history.findings(Restarts.readyAgain()).get(0).outcome();
    }
}
