package dev.firedrill.drill;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firedrill.drill.Step.Change;
import dev.firedrill.drill.Step.Trouble;
import dev.firedrill.drill.Step.What;
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

        assertThat(drill.told(RENAME, "acme")).isEqualTo(ofSeconds(90));
        assertThat(drill.told(RENAME, "globex")).isEqualTo(ofSeconds(60));
    }

    @Test
    void windows_that_follow_upon_one_another_are_one() {
        var drill = of(down(ZERO, "", ofSeconds(70)), down(ofSeconds(70), "", ofSeconds(20)), RENAME);

        assertThat(drill.told(RENAME, "acme")).isEqualTo(ofSeconds(90));
    }

    @Test
    void a_drill_lasts_until_its_last_step_is_over() {
        assertThat(of(RENAME, down(ZERO, "", ofSeconds(9))).length()).isEqualTo(ofSeconds(60));
        assertThat(of(RENAME, down(ZERO, "", ofSeconds(99))).length()).isEqualTo(ofSeconds(99));
    }

    @Test
    void nothing_is_no_drill() {
        assertThatIllegalArgumentException().isThrownBy(DrillTest::of).withMessageContaining("steps");
    }
}
