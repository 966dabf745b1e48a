package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.report.Words.Placed;
import dev.firedrill.report.Words.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void a_word_without_room_goes_one_line_down() {
        assertThat(Words.place(List.of(new Word(10, "is draining"), new Word(30, "is down")), 3, 0, 500))
                .extracting(Placed::line)
                .containsExactly(0, 1);
    }

    @Test
    void a_word_with_room_stays_in_the_first_line() {
        assertThat(Words.place(List.of(new Word(300, "is down"), new Word(10, "is draining")), 3, 0, 500))
                .extracting(Placed::line)
                .containsExactly(0, 0);
    }

    @Test
    void a_word_ends_within_its_lane() {
        assertThat(Words.place(List.of(new Word(495, "killed")), 1, 0, 500))
                .singleElement()
                .matches(word -> word.x() + new Word(0, "killed").width() <= 500);
    }

    @Test
    void a_word_that_has_room_nowhere_is_left_out() {
        assertThat(Words.place(List.of(new Word(10, "first"), new Word(11, "second")), 1, 0, 500))
                .extracting(Placed::text)
                .containsExactly("first");
    }
}
