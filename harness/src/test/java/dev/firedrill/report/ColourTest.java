package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColourTest {

    @Test
    void a_terminal_gets_colour_and_a_file_does_not() {
        assertThat(Colour.AUTO.on(Map.of(), true)).isTrue();
        assertThat(Colour.AUTO.on(Map.of(), false)).isFalse();
    }

    @Test
    void the_flag_wins_over_everything() {
        assertThat(Colour.NEVER.on(Map.of("FORCE_COLOR", "1"), true)).isFalse();
        assertThat(Colour.ALWAYS.on(Map.of("NO_COLOR", "1", "TERM", "dumb"), false))
                .isTrue();
    }

    @Test
    void force_color_wins_over_no_color_and_no_color_over_clicolor_force() {
        assertThat(Colour.AUTO.on(Map.of("FORCE_COLOR", "1", "NO_COLOR", "1"), false))
                .isTrue();
        assertThat(Colour.AUTO.on(Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"), true))
                .isFalse();
    }

    @Test
    void a_forced_colour_reaches_even_a_dumb_terminal() {
        assertThat(Colour.AUTO.on(Map.of("CLICOLOR_FORCE", "1", "TERM", "dumb"), false))
                .isTrue();
        assertThat(Colour.AUTO.on(Map.of("CLICOLOR_FORCE", "0", "TERM", "dumb"), true))
                .isFalse();
    }

    @Test
    void a_dumb_terminal_gets_none() {
        assertThat(Colour.AUTO.on(Map.of("TERM", "dumb"), true)).isFalse();
    }

    @Test
    void an_empty_variable_says_nothing() {
        assertThat(Colour.AUTO.on(Map.of("NO_COLOR", "", "FORCE_COLOR", ""), true))
                .isTrue();
    }
}
