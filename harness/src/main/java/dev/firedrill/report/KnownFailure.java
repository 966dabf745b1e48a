package dev.firedrill.report;

import java.time.LocalDate;

/**
 * A failure that a team knows of and lives with for a while. It is told, and fails no run.
 *
 * @param id of the scenario that fails
 * @param reason why it is accepted, in the team's words
 * @param until the last day on which it is
 */
public record KnownFailure(String id, String reason, LocalDate until) {

    boolean accepted(LocalDate today) {
        return !today.isAfter(until);
    }

    /** For people: "accepted until 2026-12-31: no timeouts yet". */
    String describe() {
        return "accepted until " + until + ": " + reason;
    }
}
