package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Entry;
import org.junit.jupiter.api.Test;

class MomentTest {

    private final Moment renamed = Moment.acknowledged("renamed");

    @Test
    void is_the_last_change_of_its_kind() {
        var history =
                scenario().changed("acme", "renamed").changed("acme", "renamed").changed("acme", "rotated");

        assertThat(renamed.in(history.view(), "acme")).map(Entry::ordinal).contains(3L);
    }

    @Test
    void is_the_tenants_own() {
        assertThat(renamed.in(scenario().changed("globex", "renamed").view(), "acme"))
                .isEmpty();
    }

    @Test
    void a_mark_is_everybodys_and_the_first_counts() {
        var history = scenario().mark("swapped").mark("swapped").view();

        assertThat(Moment.mark("swapped").in(history, "acme"))
                .map(Entry::ordinal)
                .contains(2L);
        assertThat(Moment.mark("other").in(history, "acme")).isEmpty();
    }

    @Test
    void says_what_it_is() {
        assertThat(renamed.phrase()).isEqualTo("'renamed' was acknowledged");
    }
}
