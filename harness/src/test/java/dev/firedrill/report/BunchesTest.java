package dev.firedrill.report;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BunchesTest {

    /** A thousand good answers, and every hundredth a bad one, in ten seconds. */
    private static Story dense() {
        var story = Story.played("RST-01", 0);
        for (int i = 0; i < 1000; i++) {
            story.user(10L * i, "acme", i % 100 == 0 ? 500 : 200);
        }
        return story.ended(10_000);
    }

    private static Bunches bunches(Story story, int most) {
        return Bunches.atMost(
                most,
                story.sightings(),
                story.play(),
                ofMillis(50),
                s -> s.entry().tenant());
    }

    @Test
    void marks_that_have_room_stay_by_themselves() {
        var story = Story.played("RST-01", 0)
                .user(100, "acme", 200)
                .user(900, "acme", 200)
                .ended(1000);

        assertThat(bunches(story, 10).all()).hasSize(2).allMatch(Bunch::single);
    }

    @Test
    void there_are_no_more_than_fit_and_none_is_lost() {
        var bunches = bunches(dense(), 40);

        assertThat(bunches.all()).hasSizeBetween(10, 40);
        assertThat(bunches.all().stream().mapToInt(b -> b.members().size()).sum())
                .isEqualTo(1000);
    }

    @Test
    void what_went_wrong_is_never_hidden_in_what_went_well() {
        assertThat(bunches(dense(), 1).all())
                .hasSize(2)
                .allMatch(b -> b.members().stream()
                        .allMatch(s -> s.tone().equals(b.first().tone())));
    }

    @Test
    void lanes_are_not_bunched_together() {
        var story = Story.played("RST-01", 0)
                .user(100, "acme", 200)
                .user(100, "globex", 200)
                .ended(1000);

        assertThat(bunches(story, 1).all()).extracting(Bunch::lane).containsExactly("acme", "globex");
    }
}
