package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import org.assertj.core.api.AbstractStringAssert;

/** What is required of every message: there is one, it is ours, and it is no stack trace. */
final class Messages {

    private Messages() {}

    /** The message with which a command ended that could not do as it was told. */
    static AbstractStringAssert<?> assertThatOnlyMessageOf(Ended ended, int code) {
        String err = ended.err();
        assertThat(ended.code()).as(err).isEqualTo(code);
        assertThat(err).containsOnlyOnce("firedrill: ").doesNotContain("\tat ", "defect", "Exception");
        assertThat(ended.out()).doesNotContain("firedrill: ");
        // One paragraph: whatever follows its first line belongs to it, and is indented or the last word.
        String message = err.substring(err.indexOf("firedrill: "));
        assertThat(message).endsWith("\n").doesNotContain("\n\n");
        return assertThat(message);
    }
}
