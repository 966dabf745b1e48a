package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunResultTest {

    @Test
    void a_judgement_is_never_shown_at_another_scenario() {
        assertThatThrownBy(() -> Runs.run(List.of(Runs.RENAME), List.of(Runs.passed("URL-05"))))
                .hasMessageContaining("here are [URL-01] and [URL-05]");
        assertThatThrownBy(() -> Runs.run(List.of(Runs.RENAME), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
