package dev.firedrill.history;

import java.time.Instant;
import java.util.Map;

/**
 * What a run was: enough to judge its history again elsewhere.
 *
 * @param schema version of the history's form, now 1
 * @param version of Firedrill
 * @param run the run's id, which names its directory
 * @param target how the add-on was named on the command line, for the command that reproduces the run
 * @param environment facts about the machine, for people
 */
public record Header(
        int schema,
        String version,
        String run,
        Instant started,
        long seed,
        String target,
        Subject subject,
        Bounds bounds,
        Map<String, String> environment) {

    /** The form that this version writes. */
    public static final int SCHEMA = 1;
}
