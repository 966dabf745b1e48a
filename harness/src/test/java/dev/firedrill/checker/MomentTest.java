package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Outage;
import dev.firedrill.history.Entry;
import org.junit.jupiter.api.Test;

class MomentTest {

    private static final Fault SILENT = new Fault.Hold(null);
    private static final Fault DOWN = new Fault.Down(Outage.RESET, false);

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

    @Test
    void a_fault_began_with_the_tenants_first_and_is_healed_with_its_last() {
        var history = scenario()
                .suffers("globex", SILENT)
                .suffers("acme", SILENT)
                .healed("acme", SILENT)
                .suffers("acme", DOWN)
                .healed("acme", DOWN)
                .healed("globex", SILENT)
                .view();

        assertThat(Moment.faultBegan().in(history, "acme")).map(Entry::ordinal).contains(3L);
        assertThat(Moment.healed().in(history, "acme")).map(Entry::ordinal).contains(6L);
    }

    @Test
    void nothing_is_healed_where_nothing_was_disturbed() {
        var history =
                scenario().suffers("globex", SILENT).healed("globex", SILENT).view();

        assertThat(Moment.faultBegan().in(history, "acme")).isEmpty();
        assertThat(Moment.healed().in(history, "acme")).isEmpty();
    }

    @Test
    void a_restart_is_over_when_the_add_on_is_ready_again() {
        var history = scenario()
                .addon("ready")
                .addon("killed")
                .addon("started")
                .addon("ready")
                .view();

        assertThat(Moment.restarted().in(history, "acme")).map(Entry::ordinal).contains(5L);
    }

    @Test
    void a_start_without_a_kill_is_no_restart() {
        assertThat(Moment.restarted()
                        .in(scenario().addon("started").addon("ready").view(), "acme"))
                .isEmpty();
    }

    @Test
    void a_kill_without_a_start_is_no_restart() {
        assertThat(Moment.restarted()
                        .in(scenario().addon("ready").addon("killed").view(), "acme"))
                .isEmpty();
    }

    @Test
    void a_kill_before_this_scenario_is_anothers() {
        var history = HistoryOf.nothing()
                .addon("killed")
                .begin(HistoryOf.ID, false)
                .addon("ready")
                .view();

        assertThat(Moment.restarted().in(history, "acme")).isEmpty();
    }
}
