package dev.firedrill.checker;

import static dev.firedrill.checker.HistoryOf.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhraseTest {

    @Test
    void whole_seconds_have_no_decimals() {
        assertThat(Phrase.seconds(seconds(10))).isEqualTo("10 s");
        assertThat(Phrase.seconds(seconds(1.24))).isEqualTo("1.2 s");
    }

    @Test
    void less_than_a_second_is_told_in_milliseconds() {
        assertThat(Phrase.time(seconds(0.04))).isEqualTo("40 ms");
        assertThat(Phrase.time(seconds(1))).isEqualTo("1 s");
    }

    @Test
    void what_is_barely_too_late_is_seen_to_be() {
        assertThat(Phrase.beyond(seconds(5), seconds(5.003))).isEqualTo("5.01 s");
        assertThat(Phrase.beyond(seconds(5), seconds(7.24))).isEqualTo("7.2 s");
    }

    @Test
    void once_and_twice_are_words() {
        assertThat(Stream.of(0.04, 1.0, 2.04, 2.5, 12.0).map(Phrase::times))
                .containsExactly("0 times", "once", "twice", "2.5 times", "12 times");
    }

    @Test
    void values_are_counted() {
        assertThat(Phrase.counted(Stream.of("500", "409", "500"))).isEqualTo("once 409, 2 times 500");
    }
}
