package dev.firedrill.launch;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.report.Timing.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingOfTest {

    private final List<Entry> entries = new ArrayList<>();

    private void begin(long at, String rehearsal) {
        add(at, rehearsal, new Fact.RehearsalStarted(false));
    }

    private void end(long at, String rehearsal) {
        add(at, rehearsal, new Fact.RehearsalEnded(""));
    }

    private void add(long at, String rehearsal, Fact fact) {
        entries.add(new Entry(entries.size() + 1L, ofSeconds(at), rehearsal, "", fact));
    }

    private List<String> critical() {
        return TimingOf.read(entries).spans().stream()
                .filter(Span::critical)
                .map(Span::name)
                .toList();
    }

    @Test
    void of_scenarios_side_by_side_the_one_that_ended_last_delayed_the_end() {
        begin(1, "URL-01");
        begin(1, "UNA-02");
        end(9, "URL-01");
        end(47, "UNA-02");

        assertThat(critical()).containsExactly("UNA-02");
    }

    @Test
    void of_scenarios_one_after_the_other_each_did() {
        begin(1, "URL-01");
        end(9, "URL-01");
        begin(9, "UNA-02");
        end(50, "UNA-02");
        begin(51, "WH-01");
        end(53, "WH-01");

        assertThat(critical()).containsExactly("URL-01", "UNA-02", "WH-01");
    }

    @Test
    void what_was_played_alone_and_what_is_no_scenario_did() {
        begin(0, "preflight");
        end(1, "preflight");
        begin(1, "URL-01");
        end(9, "URL-01");
        begin(9, "URL-01/alone");
        end(20, "URL-01/alone");

        assertThat(critical()).containsExactly("preflight", "URL-01", "URL-01");
    }
}
