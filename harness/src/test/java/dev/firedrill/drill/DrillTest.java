package dev.firedrill.drill;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firedrill.drill.Step.Change;
import dev.firedrill.drill.Step.Trouble;
import dev.firedrill.drill.Step.What;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Outage;
import dev.firedrill.fault.Schedule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrillTest {

    private static final Change RENAME = new Change(ofSeconds(60), "", What.RENAME);

    private static Trouble down(Duration at, String tenant, Duration lasts) {
        return new Trouble(at, tenant, Words.down(Outage.MAINTENANCE_PAGE), lasts);
    }

    private static Drill of(Step... steps) {
        return new Drill("Window", List.of("acme", "globex"), List.of(steps));
    }

    @Test
    void a_step_of_nobody_in_particular_concerns_every_tenant() {
        assertThat(of(down(ZERO, "", ofSeconds(9))).schedule().steps())
                .extracting(Schedule.Step::tenant)
                .containsExactly("acme", "globex");
    }

    @Test
    void a_host_that_is_down_tells_of_a_move_when_it_is_up() {
        var drill = of(down(ZERO, "acme", ofSeconds(90)), RENAME);

        assertThat(drill.told(RENAME, "acme")).isEqualTo(ofMillis(90_100));
        assertThat(drill.told(RENAME, "globex")).isEqualTo(ofSeconds(60));
    }

    @Test
    void windows_that_follow_upon_one_another_are_one() {
        var drill = of(down(ZERO, "", ofSeconds(70)), down(ofSeconds(70), "", ofSeconds(20)), RENAME);

        assertThat(drill.told(RENAME, "acme")).isEqualTo(ofMillis(90_100));
    }

    @Test
    void a_host_that_is_starting_tells_nothing_either() {
        var starting = new Trouble(ofSeconds(70), "", new Fault.Starting(), ofSeconds(20));

        assertThat(of(down(ZERO, "", ofSeconds(70)), starting, RENAME).told(RENAME, "acme"))
                .isEqualTo(ofMillis(90_100));
    }

    @Test
    void what_is_due_when_a_window_ends_does_not_race_with_its_healing() {
        assertThat(of(down(ZERO, "", ofSeconds(60)), RENAME).told(RENAME, "acme"))
                .isEqualTo(ofMillis(60_100));
        assertThat(of(down(ZERO, "", ofSeconds(59)), RENAME).told(RENAME, "acme"))
                .isEqualTo(ofSeconds(60));
    }

    @Test
    void a_drill_lasts_until_its_last_step_is_over() {
        assertThat(of(RENAME, down(ZERO, "", ofSeconds(9))).length()).isEqualTo(ofSeconds(60));
        assertThat(of(RENAME, down(ZERO, "", ofSeconds(99))).length()).isEqualTo(ofSeconds(99));
    }

    @Test
    void users_pause_at_the_end_of_a_window_so_that_the_add_ons_own_calls_show() {
        assertThat(of(down(ZERO, "acme", ofSeconds(12))).pauses("acme"))
                .containsExactly(new Drill.Pause(ofSeconds(8), ofSeconds(12)));
        assertThat(of(down(ZERO, "acme", ofSeconds(90))).pauses("acme"))
                .containsExactly(new Drill.Pause(ofSeconds(80), ofSeconds(90)));
    }

    @Test
    void users_do_not_pause_where_that_shows_nothing() {
        var refused = new Trouble(ZERO, "", Words.down(Outage.REFUSED), ofSeconds(90));

        assertThat(of(refused).pauses("acme")).isEmpty();
        assertThat(of(down(ZERO, "", ofSeconds(8))).pauses("acme")).isEmpty();
        assertThat(of(down(ZERO, "globex", ofSeconds(90))).pauses("acme")).isEmpty();
    }

    @Test
    void nothing_is_no_drill() {
        assertThatIllegalArgumentException().isThrownBy(DrillTest::of).withMessageContaining("steps");
    }
}
