package dev.firedrill.cli;

import dev.firedrill.drill.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options as words of a command line, so that a replay can read them again; what was not given is left out. */
final class GivenWords {

    private final List<String> words = new ArrayList<>();

    GivenWords flag(String option, boolean given) {
        if (given) {
            words.add(option);
        }
        return this;
    }

    GivenWords value(String option, @Nullable Object value) {
        if (value != null) {
            words.add(option);
            words.add(value.toString());
        }
        return this;
    }

    GivenWords time(String option, @Nullable Duration time) {
        return value(option, time == null ? null : Words.time(time));
    }

    List<String> list() {
        return List.copyOf(words);
    }
}
