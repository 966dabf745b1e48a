package dev.firedrill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Schedule;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {

    private static final String WHAT = Fact.Drawn.ORDER;
    private static final List<String> NAMES =
            IntStream.range(0, 8).mapToObj(i -> "page " + i).toList();

    private static List<String> order(long seed, String rehearsal, List<String> names) {
        return Draws.seeded(seed).order(rehearsal, WHAT, names);
    }

    @Test
    void the_same_seed_gives_the_same_order_in_every_process() {
        assertThat(order(42, "URL-01", List.of("page a", "page b", "page c", "webhook d")))
                .containsExactlyInAnyOrder("page a", "page b", "page c", "webhook d")
                .isEqualTo(order(42, "URL-01", List.of("webhook d", "page c", "page b", "page a")));
    }

    @Test
    void seeds_and_rehearsals_give_orders_of_their_own() {
        Set<List<String>> orders = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            orders.add(order(seed, "URL-01", NAMES));
            orders.add(order(seed, "URL-05", NAMES));
        }

        assertThat(orders).hasSize(40);
        assertThat(orders).extracting(order -> order.get(0)).containsAll(NAMES);
    }

    @Test
    void one_that_is_not_there_leaves_the_others_in_their_order() {
        List<String> all = order(42, "URL-01", NAMES);
        var rest = new ArrayList<>(all);
        rest.remove(3);

        assertThat(order(42, "URL-01", rest)).isEqualTo(rest);
    }

    @Test
    void what_one_rehearsal_draws_does_not_depend_on_others() {
        var draws = Draws.seeded(42);
        List<String> unused = draws.order("INS-01", WHAT, NAMES);

        assertThat(draws.order("URL-01", WHAT, NAMES)).isEqualTo(order(42, "URL-01", NAMES));
    }

    @Test
    void a_replay_draws_what_was_drawn_by_ordinal_whatever_the_seed_says() {
        var first = new ArrayList<>(order(42, "URL-01", NAMES));
        Collections.reverse(first);
        var second = new ArrayList<>(first);
        Collections.swap(second, 0, 7);
        var draws =
                Draws.repeating(42, List.of(drawn("URL-01", first), drawn("URL-05", NAMES), drawn("URL-01", second)));

        assertThat(draws.order("URL-01", WHAT, NAMES)).isEqualTo(first);
        assertThat(draws.order("URL-01", WHAT, NAMES)).isEqualTo(second);
        assertThat(draws.order("URL-01", WHAT, NAMES)).isEqualTo(order(42, "URL-01", NAMES));
        assertThat(draws.order("URL-05", WHAT, NAMES)).isEqualTo(NAMES);
    }

    @Test
    void what_a_replay_has_besides_comes_last() {
        var draws = Draws.repeating(42, List.of(drawn("URL-01", List.of("page 7", "gone", "page 0"))));

        assertThat(draws.order("URL-01", WHAT, List.of("new", "page 0", "page 7")))
                .containsExactly("page 7", "page 0", "new");
    }

    private static Entry drawn(String rehearsal, List<String> values) {
        return new Entry(1, Duration.ZERO, rehearsal, "", new Fact.Drawn(WHAT, values));
    }

    @Test
    void a_schedule_is_shaken_by_the_seed_alone() {
        var schedule = Schedule.calm()
                .then("acme", new Fault.Starting(), Duration.ofSeconds(1))
                .then("acme", new Fault.Draining(), Duration.ofSeconds(1));

        assertThat(shaken(schedule, 42, "RST-01")).isEqualTo(shaken(schedule, 42, "RST-01"));
        assertThat(Set.of(
                        shaken(schedule, 42, "RST-01"), shaken(schedule, 43, "RST-01"), shaken(schedule, 42, "RST-04")))
                .hasSize(3);
    }

    private static Schedule shaken(Schedule schedule, long seed, String rehearsal) {
        return schedule.shaken(Draws.seeded(seed).generator(rehearsal, schedule.describe()), Duration.ofMinutes(1));
    }
}
