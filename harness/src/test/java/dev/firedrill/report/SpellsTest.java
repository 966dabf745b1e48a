package dev.firedrill.report;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellsTest {

    private static List<Spell> spells(Story story) {
        return Spells.of(story.entries(), ofSeconds(9));
    }

    @Test
    void a_fault_lasts_until_it_is_healed() {
        assertThat(spells(
                        Story.played("RST-01", 0).fault(1000, "acme", "is down").healed(3000, "acme", "is down")))
                .containsExactly(new Spell("acme", "is down", "planned", ofSeconds(1), ofSeconds(3), true));
    }

    @Test
    void a_fault_that_nobody_heals_lasts_to_the_end() {
        assertThat(spells(Story.played("RST-01", 0).fault(1000, "acme", "is down")))
                .containsExactly(new Spell("acme", "is down", "planned", ofSeconds(1), ofSeconds(9), false));
    }

    @Test
    void equal_faults_of_two_tenants_are_healed_apart() {
        var story = Story.played("RST-01", 0)
                .fault(1000, "acme", "is down")
                .fault(2000, "globex", "is down")
                .healed(3000, "globex", "is down")
                .healed(4000, "acme", "is down");

        assertThat(spells(story))
                .extracting(Spell::tenant, Spell::to)
                .containsExactly(tuple("acme", ofSeconds(4)), tuple("globex", ofSeconds(3)));
    }

    @Test
    void without_its_process_an_add_on_is_away_until_it_is_ready() {
        var story =
                new Story("RST-01").addon(1000, "killed").addon(1100, "started").addon(2500, "ready");

        assertThat(spells(story))
                .containsExactly(new Spell("", "killed", "add-on", ofSeconds(1), ofMillis(2500), true));
    }

    @Test
    void an_end_without_a_beginning_is_nothing() {
        assertThat(spells(Story.played("RST-01", 0)
                        .healed(3000, "acme", "is down")
                        .addon(5000, "ready")))
                .isEmpty();
    }
}
