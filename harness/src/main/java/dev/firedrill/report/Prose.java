package dev.firedrill.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The small forms in which reports say things. Never in the machine's locale. */
final class Prose {

    private static final int REPLACEMENT = 0xFFFD;

    private Prose() {}

    /** "6.2 s". */
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    /** "12 ms" or, from a second on, "6.2 s". */
    static String brief(Duration time) {
        return time.toMillis() < 1000 ? time.toMillis() + " ms" : seconds(time);
    }

    /** "1 call", "2 calls". */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** "2nd". */
    static String ordinal(int number) {
        boolean teen = number % 100 / 10 == 1;
        return number
                + switch (teen ? 0 : number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    /**
     * One line that a terminal shows as it is: an add-on's answers may carry escape sequences, and text that turns
     * around what follows.
     */
    static String oneLine(String text) {
        return printable(text.strip().replaceAll("\\s+", " "));
    }

    /** As {@link #oneLine}, and no longer than this. */
    static String oneLine(String text, int most) {
        return shorten(oneLine(text), most);
    }

    /** Without control and direction characters; lines stay. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> dangerous(c) ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean dangerous(int c) {
        int type = Character.getType(c);
        return c != '\n' && (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE);
    }

    static String shorten(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** Breaks one line at spaces; a longer word stays whole, because it is meant to be copied. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : oneLine(text).split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
