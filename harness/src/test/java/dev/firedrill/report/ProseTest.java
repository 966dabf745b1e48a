package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProseTest {

    @Test
    void these_tests_run_where_i_has_no_dot_and_decimals_have_a_comma() {
        assertThat(Locale.getDefault()).isEqualTo(new Locale("tr", "TR"));
        assertThat(String.format("%.1f", 1.5)).isEqualTo("1,5");
    }

    @Test
    void seconds_have_a_dot_everywhere() {
        assertThat(Prose.seconds(Duration.ofMillis(12_345))).isEqualTo("12.3 s");
        assertThat(Prose.brief(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(Prose.brief(Duration.ofMillis(1500))).isEqualTo("1.5 s");
    }

    @Test
    void ordinals_are_english() {
        assertThat(Prose.ordinal(1)).isEqualTo("1st");
        assertThat(Prose.ordinal(12)).isEqualTo("12th");
        assertThat(Prose.ordinal(22)).isEqualTo("22nd");
        assertThat(Prose.ordinal(103)).isEqualTo("103rd");
    }

    @Test
    void a_pair_of_surrogates_is_never_cut() {
        assertThat(Prose.shorten("ab😀cd", 4)).isEqualTo("ab…");
    }

    @Test
    void long_words_stay_whole() {
        assertThat(Prose.wrap("see http://a/very/long/address now", 10))
                .containsExactly("see", "http://a/very/long/address", "now");
    }
}
