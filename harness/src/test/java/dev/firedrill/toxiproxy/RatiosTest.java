package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatiosTest {

    @Test
    void pairs_that_are_all_alike_leave_no_doubt() {
        var ratios = Ratios.of(new double[] {2, 4, 6}, new double[] {1, 2, 3});

        assertThat(ratios.mean()).isEqualTo(2, within(1e-9));
        assertThat(ratios.lowerBound()).isEqualTo(2, within(1e-9));
    }

    @Test
    void doubt_lowers_the_bound() {
        var ratios = Ratios.of(new double[] {1, 2, 1, 2, 1, 2}, new double[] {1, 1, 1, 1, 1, 1});

        assertThat(ratios.mean()).isEqualTo(Math.sqrt(2), within(1e-9));
        assertThat(ratios.lowerBound()).isBetween(1.03, 1.05);
    }

    @Test
    void quantiles_are_those_of_the_table() {
        assertThat(Ratios.quantile(4)).isEqualTo(2.132, within(0.02));
        assertThat(Ratios.quantile(19)).isEqualTo(1.729, within(0.001));
    }
}
