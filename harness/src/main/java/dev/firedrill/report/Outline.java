package dev.firedrill.report;

import static dev.firedrill.report.Scale.number;

/** The shapes of marks, as paths. What went wrong has a shape of its own, for those who do not see the colour. */
final class Outline {

    private static final int SHORTEST_TAIL = 5;

    private Outline() {}

    /** A mark whose entry is complete at {@code x}. */
    static String of(Sighting sighting, double x, int y) {
        return switch (sighting.kind()) {
            case CALLBACK -> triangle(x, y, 5);
            case WEBHOOK -> triangle(x, y, 3.5);
            case CHANGE -> at(x, y - 7) + "v14";
            case USER, HEALTH -> sighting.wrong() ? cross(x, y) : dot(x, y);
            case PROBE, MARK -> diamond(x, y);
            case CALL -> sighting.wrong() ? at(x, y - 6) + "v12m-3-12h6" : at(x, y - 4) + "v8";
            case STATE, OTHER -> at(x - 3.5, y - 3.5) + "h7v7h-7z";
        };
    }

    /** What leads to a mark from where it began; nothing where that would not be seen. */
    static String tail(double began, double x, int y) {
        return x - began > SHORTEST_TAIL ? at(began, y) + "H" + number(x) : "";
    }

    /** What stands for several. */
    static String bar(Sighting.Kind kind, double from, double to, int y) {
        double width = Math.max(4, to - from);
        int half = kind == Sighting.Kind.CALL ? 4 : 5;
        return at((from + to - width) / 2, y - half) + "h" + number(width) + "v" + 2 * half + "h-" + number(width)
                + "z";
    }

    private static String at(double x, double y) {
        return "M" + number(x) + " " + number(y);
    }

    private static String triangle(double x, int y, double half) {
        return at(x - half, y - half) + "h" + number(2 * half) + "L" + number(x) + " " + number(y + half) + "z";
    }

    private static String dot(double x, int y) {
        return at(x - 3, y) + "a3 3 0 1 0 6 0a3 3 0 1 0-6 0z";
    }

    private static String cross(double x, int y) {
        return at(x - 3.5, y - 3.5) + "l7 7m0-7l-7 7";
    }

    private static String diamond(double x, int y) {
        return at(x - 4.5, y) + "l4.5-4.5l4.5 4.5l-4.5 4.5z";
    }
}
