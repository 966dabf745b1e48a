package dev.firedrill.report;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import org.junit.jupiter.api.Test;

class PlayTest {

    @Test
    void it_lasts_from_the_rehearsals_beginning_to_its_end() {
        Play play = Story.played("RST-01", 2000)
                .user(3000, "acme", 200)
                .ended(5000)
                .user(9000, "acme", 200)
                .play();

        assertThat(play.from()).isEqualTo(ofSeconds(2));
        assertThat(play.to()).isEqualTo(ofSeconds(5));
        assertThat(play.entries()).extracting(Entry::ordinal).containsExactly(1L, 2L, 3L);
        assertThat(play.since(ofSeconds(3))).isEqualTo("+1.0 s");
    }

    @Test
    void what_was_played_alone_is_what_was_judged() {
        var beside = Story.played("RST-01", 1000).ended(2000);

        assertThat(beside.and(Story.played("RST-01/alone", 7000).ended(9000)).play())
                .extracting(Play::alone, Play::from)
                .containsExactly(true, ofSeconds(7));
    }

    @Test
    void a_scenario_that_was_only_selected_was_not_played() {
        var story = new Story("RST-01").then(1, "", new Fact.Marked("selected"));

        assertThat(Play.of(story.failed())).isEmpty();
    }

    @Test
    void restarts_meanwhile_belong_to_it_and_other_rehearsals_do_not() {
        Play play = Story.played("RST-01", 1000)
                .and(new Story("URL-01").user(1500, "globex", 200))
                .addon(1600, "killed")
                .ended(2000)
                .play();

        assertThat(play.entries()).extracting(Entry::ordinal).containsExactly(1L, 3L, 4L);
    }

    @Test
    void evidence_beyond_the_end_is_still_in_it() {
        var story = Story.played("RST-01", 1000).ended(2000).user(4000, "acme", 500);

        assertThat(Play.of(story.failed(3L)).orElseThrow().to()).isEqualTo(ofSeconds(4));
    }
}
