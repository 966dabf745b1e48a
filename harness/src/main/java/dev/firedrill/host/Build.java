package dev.firedrill.host;

import java.util.List;

/** Which build of its product an instance runs, and the versions by which it names that. */
record Build(int number) {

    private static final int FIRST_NUMBER = 100_260;

    /** The build that every instance runs at first. */
    static final Build FIRST = new Build(FIRST_NUMBER);

    Build {
        if (number < FIRST_NUMBER) {
            throw new IllegalArgumentException(
                    "There is no build before " + FIRST_NUMBER + ", and this is " + number + ".");
        }
    }

    String serverVersion() {
        return String.valueOf(number);
    }

    List<Integer> versionNumbers() {
        return List.of(1001, 0, number - FIRST_NUMBER);
    }

    String pluginsVersion() {
        return "1001.0." + (number - FIRST_NUMBER) + "-SNAPSHOT";
    }
}
