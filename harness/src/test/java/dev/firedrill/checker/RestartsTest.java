package dev.firedrill.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Fact;
import org.junit.jupiter.api.Test;

class RestartsTest {

    @Test
    void an_add_on_that_answers_again_passes() {
        var history =
                new HistoryOf().addToRun(new Fact.AddonChanged("killed", "")).addToRun(ready());

        assertThat(outcome(history)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void an_add_on_that_did_not_get_ready_fails_with_what_it_said() {
        var history = new HistoryOf()
                .addToRun(new Fact.AddonChanged("killed", ""))
                .addToRun(new Fact.AddonChanged(Fact.AddonChanged.UNREADY, "it was not ready within 60 s"));

        var finding = history.findings(Restarts.readyAgain()).get(0);

        assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(finding.observed()).contains("60 s");
    }

    @Test
    void without_a_restart_nothing_is_decided() {
        assertThat(outcome(new HistoryOf())).isEqualTo(Outcome.INCONCLUSIVE);
    }

    private static Fact ready() {
        return new Fact.AddonChanged("ready", "answers");
    }

    private static Outcome outcome(HistoryOf history) {
        return history.findings(Restarts.readyAgain()).get(0).outcome();
    }
}
