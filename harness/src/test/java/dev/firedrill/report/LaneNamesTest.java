package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaneNamesTest {

    private static LaneNames names(Story story, Set<Long> decisive, int most) {
        Play play = story.play();
        return LaneNames.of(story.sightings(), Spells.of(play.entries(), play.to()), decisive, most);
    }

    @Test
    void the_add_on_comes_first_then_the_tenants_as_they_come() {
        var story = Story.played("RST-01", 0)
                .user(100, "globex", 200)
                .user(200, "acme", 200)
                .addon(300, "killed")
                .ended(1000);

        assertThat(names(story, Set.of(), 8)).isEqualTo(new LaneNames(List.of("add-on", "globex", "acme"), 0));
    }

    @Test
    void too_many_tenants_share_a_lane_but_none_that_decided_or_was_disturbed() {
        var story = Story.played("RST-01", 0);
        for (int i = 0; i < 20; i++) {
            story.user(100 + i, "tenant-" + i, 200);
        }
        story.fault(500, "tenant-11", "is down").ended(1000);

        LaneNames names = names(story, Set.of(18L), 3);

        assertThat(names.all()).containsExactly("tenant-11", "tenant-16", "18 more tenants");
    }
}
