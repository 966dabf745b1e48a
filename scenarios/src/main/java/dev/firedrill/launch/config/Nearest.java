package dev.firedrill.launch.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Guesses which word somebody meant. */
public final class Nearest {

    private Nearest() {}

    /** The end of a sentence about a wrong word: "; did you mean 'url'?", or a full stop when nothing is near. */
    public static String hint(String word, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(plain(word), plain(candidate))))
                .filter(candidate -> distance(plain(word), plain(candidate)) <= Math.max(1, candidate.length() / 3))
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse(".");
    }

    /** So that readyWithin and READY_WITHIN are ready-within. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    }

    /** How many letters must be added, removed, replaced or swapped with their neighbour. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int edit = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(edit, d[i - 2][j - 2] + 1) : edit;
    }
}
