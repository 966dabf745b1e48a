package dev.firedrill.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringBuilder out = new StringBuilder();

    @Test
    void a_terminal_has_one_line_that_is_written_over() {
        Progress line = Progress.line(out, Look.plain(UTF_8));

        line.tick(ofSeconds(1), List.of("URL-01", "INS-02"));
        line.tick(ofSeconds(2), List.of("URL-01"));
        line.clear();

        assertThat(out)
                .hasToString("\r1.0 s · URL-01, INS-02" + "\r2.0 s · URL-01        " + "\r" + " ".repeat(14) + "\r");
    }

    @Test
    void the_line_never_reaches_the_edge() {
        Progress.line(out, new Look(false, true, 40)).tick(ofSeconds(1), List.of("many words ".repeat(9)));

        assertThat(out).hasSize(40);
    }

    @Test
    void a_log_gets_a_heartbeat_each_half_minute() {
        Progress heartbeat = Progress.heartbeat(out);

        for (int second = 1; second <= 61; second++) {
            heartbeat.tick(ofSeconds(second), List.of("URL-01"));
        }

        assertThat(out).hasToString("""
                        still running after 30 s: URL-01
                        still running after 60 s: URL-01
                        """);
    }

    @Test
    void silence_is_possible() {
        Progress.none().tick(ofSeconds(90), List.of("URL-01"));

        assertThat(out).isEmpty();
    }
}
