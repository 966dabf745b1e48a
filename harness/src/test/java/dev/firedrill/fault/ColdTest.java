package dev.firedrill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.Fault.Cold;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ColdTest {

    private static final Cold COLD = new Cold(Duration.ofSeconds(4), 30, Duration.ofSeconds(5));

    @Test
    void the_first_answer_takes_longest() {
        assertThat(COLD.latency(0, Duration.ZERO)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void requests_warm_it_up() {
        assertThat(COLD.latency(30, Duration.ZERO)).isBetween(Duration.ofMillis(1400), Duration.ofMillis(1500));
    }

    @Test
    void time_warms_it_up() {
        assertThat(COLD.latency(0, Duration.ofSeconds(5))).isBetween(Duration.ofMillis(1400), Duration.ofMillis(1500));
    }

    @Test
    void what_is_warm_is_not_late() {
        assertThat(COLD.latency(300, Duration.ZERO)).isZero();
    }
}
