package dev.firedrill.report;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.report.pages.Timeline.Recovery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecoveriesTest {

    private static List<Recovery> recoveries(Story story) {
        Play play = story.play();
        return new Recoveries(play, Spells.of(play.entries(), play.to())).all();
    }

    private static Story down() {
        return Story.played("RST-01", 0)
                .fault(1000, "acme", "is down")
                .user(1500, "acme", 200)
                .user(2000, "acme", 500)
                .healed(3000, "acme", "is down");
    }

    @Test
    void it_is_counted_from_the_healing_to_the_first_good_answer() {
        var story = down().user(3500, "acme", 500).user(4200, "acme", 200).ended(5000);

        assertThat(recoveries(story))
                .containsExactly(new Recovery("acme", "is down (planned)", "2.0 s", "1 of 2 went wrong", "1.2 s"));
    }

    @Test
    void the_slowest_of_what_was_served_before_counts() {
        var story = Story.played("RST-01", 0)
                .user(500, "acme", "page notes", 200, Set.of())
                .user(500, "acme", "page admin", 200, Set.of())
                .user(500, "acme", "page broken", 500, Set.of())
                .fault(1000, "acme", "is down")
                .healed(3000, "acme", "is down")
                .user(3100, "acme", "page notes", 200, Set.of())
                .user(3200, "acme", "page broken", 500, Set.of())
                .user(5000, "acme", "page admin", 200, Set.of())
                .ended(6000);

        assertThat(recoveries(story))
                .singleElement()
                .extracting(Recovery::recovered)
                .isEqualTo("2.0 s");
    }

    @Test
    void what_is_not_served_again_is_named() {
        var story = Story.played("RST-01", 0)
                .user(500, "acme", "page notes", 200, Set.of())
                .user(500, "acme", "page admin", 200, Set.of())
                .fault(1000, "acme", "is down")
                .healed(3000, "acme", "is down")
                .user(3100, "acme", "page notes", 200, Set.of())
                .user(4000, "acme", "page admin", 503, Set.of())
                .ended(6000);

        assertThat(recoveries(story))
                .singleElement()
                .extracting(Recovery::recovered)
                .isEqualTo("not in 1.0 s: page admin");
    }

    @Test
    void a_page_that_lacks_what_it_showed_before_is_not_served_again() {
        var story = Story.played("RST-01", 0)
                .user(400, "acme", "page issue", 200, Set.of())
                .user(500, "acme", "page issue", 200, Set.of("acme"))
                .fault(1000, "acme", "is down")
                .healed(3000, "acme", "is down")
                .user(3500, "acme", "page issue", 200, Set.of())
                .user(4000, "acme", "page issue", 200, Set.of("acme"))
                .ended(6000);

        assertThat(recoveries(story))
                .singleElement()
                .extracting(Recovery::recovered)
                .isEqualTo("1.0 s");
    }

    @Test
    void texts_that_are_gone_are_not_served_again() {
        var story = Story.played("RST-01", 0)
                .addon(1000, "killed")
                .addon(2000, "ready")
                .then(2500, "acme", new Fact.TextsRead("u1", "page notes", Map.of(), Answer.of(200, ofMillis(20))))
                .ended(6000);

        assertThat(recoveries(story))
                .singleElement()
                .extracting(Recovery::recovered)
                .isEqualTo("not in 0.5 s: page notes");
    }

    @Test
    void another_tenants_good_answer_does_not_count() {
        var story = down().user(3100, "globex", 200).user(6000, "acme", 503).ended(7000);

        assertThat(recoveries(story))
                .singleElement()
                .extracting(Recovery::recovered)
                .isEqualTo("not in 3.0 s: page");
    }

    @Test
    void that_nobody_asked_again_is_said() {
        assertThat(recoveries(down().ended(7000)))
                .singleElement()
                .extracting(Recovery::recovered)
                .isEqualTo("nobody asked again");
    }

    @Test
    void that_it_was_not_healed_is_said() {
        assertThat(recoveries(
                        Story.played("RST-01", 0).fault(1000, "acme", "is down").ended(2000)))
                .singleElement()
                .extracting(Recovery::recovered)
                .isEqualTo("it was not healed");
    }

    @Test
    void faults_that_follow_upon_one_another_are_one_trouble() {
        var story = down().fault(3000, "acme", "is cold")
                .healed(5000, "acme", "is cold")
                .user(5400, "acme", 200)
                .ended(6000);

        assertThat(recoveries(story))
                .containsExactly(new Recovery(
                        "acme", "is down, then is cold (planned)", "4.0 s", "1 of 2 went wrong", "400 ms"));
    }

    @Test
    void a_restart_is_every_tenants_trouble() {
        var story = Story.played("RST-01", 0)
                .user(100, "acme", 200)
                .user(100, "globex", 200)
                .addon(1000, "killed")
                .addon(2000, "ready")
                .user(2100, "globex", 200)
                .user(2900, "acme", 200)
                .ended(3000);

        assertThat(recoveries(story))
                .extracting(Recovery::tenant, Recovery::recovered)
                .containsExactly(tuple("acme", "900 ms"), tuple("globex", "100 ms"));
    }
}
