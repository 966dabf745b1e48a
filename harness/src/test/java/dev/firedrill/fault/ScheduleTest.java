package dev.firedrill.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.fault.Schedule.Step;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Fault PAGE = new Fault.Down(Outage.MAINTENANCE_PAGE, true);
    private static final Fault STARTING = new Fault.Starting();
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void one_fault_follows_another() {
        var schedule =
                Schedule.calm().then("acme", PAGE, SECOND.multipliedBy(20)).then("acme", STARTING, SECOND);

        assertThat(schedule.steps()).extracting(Step::at).containsExactly(Duration.ZERO, Duration.ofSeconds(20));
        assertThat(schedule.length()).isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    void steps_are_in_the_order_of_their_beginnings() {
        var late = new Step("acme", SECOND, PAGE, SECOND);
        var early = new Step("globex", Duration.ZERO, PAGE, SECOND);

        assertThat(new Schedule(List.of(late, early)).steps()).containsExactly(early, late);
    }

    @Test
    void the_same_seed_shakes_a_schedule_in_the_same_way() {
        var schedule = Schedule.calm().then("acme", PAGE, SECOND).then("acme", STARTING, SECOND);

        var one = schedule.shaken(new SplittableRandom(7), SECOND);
        var again = schedule.shaken(new SplittableRandom(7), SECOND);

        assertThat(one).isEqualTo(again).isNotEqualTo(schedule);
    }

    @Test
    void a_fault_that_never_lasts_is_none() {
        assertThatThrownBy(() -> new Step("acme", Duration.ZERO, PAGE, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is down");
    }
}
