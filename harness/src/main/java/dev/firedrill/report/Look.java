package dev.firedrill.report;

import dev.firedrill.checker.Outcome;
import java.nio.charset.Charset;

/**
 * How text looks on the user's terminal.
 *
 * @param colour whether it is coloured
 * @param unicode whether it may leave ASCII
 * @param width at which prose is wrapped
 */
public record Look(boolean colour, boolean unicode, int width) {

    /** Wide enough for evidence, narrow enough to read. */
    public static final int WIDTH = 100;

    /** What a terminal says of its width may be nothing, or nonsense. */
    private static final int NARROWEST = 40;

    public Look {
        width = Math.max(NARROWEST, width);
    }

    /** Without colour, in the characters that this charset has. */
    public static Look plain(Charset charset) {
        return new Look(false, charset.newEncoder().canEncode('✔'), WIDTH);
    }

    /** The same in colour. */
    public Look coloured(boolean on) {
        return new Look(on, unicode, width);
    }

    /** What a part of a text is for. Blue, orange and pink-red stay apart for most eyes; the symbols for all. */
    enum Tone {
        OK("34"),
        INFO("33"),
        FAIL("1;31"),
        QUIET("2"),
        STRONG("1");

        private final String code;

        Tone(String code) {
            this.code = code;
        }

        static Tone of(Outcome outcome) {
            return switch (outcome) {
                case PASSED -> OK;
                case FAILED -> FAIL;
                case INCONCLUSIVE -> INFO;
                case NOT_APPLICABLE -> QUIET;
            };
        }
    }

    static String symbol(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "✔";
            case FAILED -> "✘";
            case INCONCLUSIVE -> "?";
            case NOT_APPLICABLE -> "–";
        };
    }

    String paint(Tone tone, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
    }

    /** The line in characters that the terminal has; what an add-on brought is left to the charset. */
    public String inItsCharacters(String line) {
        return unicode
                ? line
                : line.replace('✔', '+')
                        .replace('✘', 'x')
                        .replace('–', '-')
                        .replace('·', '-')
                        .replace("…", "...");
    }
}
