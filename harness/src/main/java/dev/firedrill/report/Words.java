package dev.firedrill.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Sets words into the lines of a lane so that none covers another. */
final class Words {

    /** A generous width of a letter at the drawing's size, since fonts differ. */
    private static final double LETTER = 5.6;

    private static final int GAP = 8;

    private Words() {}

    /** A word and where it should begin. */
    record Word(double x, String text) {

        double width() {
            return text.length() * LETTER;
        }
    }

    /**
     * A word where it has room.
     *
     * @param line from 0
     */
    record Placed(double x, int line, String text) {}

    /**
     * Places words from left to right, each in the first line with room for it; one that has room in none is left out.
     *
     * @param right where words have to end
     */
    static List<Placed> place(List<Word> words, int lines, double left, double right) {
        List<Placed> placed = new ArrayList<>();
        double[] ends = new double[lines];
        Arrays.fill(ends, left - GAP);
        List<Word> sorted = words.stream()
                .map(word -> new Word(Math.max(left, Math.min(word.x(), right - word.width())), word.text()))
                .sorted(Comparator.comparingDouble(Word::x))
                .toList();
        for (Word word : sorted) {
            for (int line = 0; line < lines; line++) {
                if (word.x() >= ends[line] + GAP) {
                    placed.add(new Placed(word.x(), line, word.text()));
                    ends[line] = word.x() + word.width();
                    break;
                }
            }
        }
        return placed;
    }
}
