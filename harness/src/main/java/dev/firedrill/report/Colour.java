package dev.firedrill.report;

import java.util.Map;

/** What the user said about colour. */
public enum Colour {
    /** Colour, whatever the environment says. */
    ALWAYS,
    /** No colour, whatever the environment says. */
    NEVER,
    /** As the environment says. */
    AUTO;

    /**
     * Whether to colour. Variables count when they are not empty, as no-color.org asks; {@code CLICOLOR_FORCE} also
     * when it is not 0.
     *
     * @param terminal whether a terminal shows the output
     */
    public boolean on(Map<String, String> environment, boolean terminal) {
        if (this != AUTO) {
            return this == ALWAYS;
        }
        if (says(environment, "FORCE_COLOR")) {
            return true;
        }
        if (says(environment, "NO_COLOR")) {
            return false;
        }
        if (says(environment, "CLICOLOR_FORCE") && !"0".equals(environment.get("CLICOLOR_FORCE"))) {
            return true;
        }
        return terminal && !"dumb".equals(environment.get("TERM"));
    }

    private static boolean says(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
