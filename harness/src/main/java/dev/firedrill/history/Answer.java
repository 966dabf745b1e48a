package dev.firedrill.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;

/**
 * What came back on a request to the add-on.
 *
 * @param status the HTTP status; 0 when none came
 * @param took from the first byte sent to the last received, or until it was given up
 * @param problem why no answer came; empty when one did
 */
public record Answer(int status, Duration took, String problem) {

    /** An answer that arrived. */
    public static Answer of(int status, Duration took) {
        return new Answer(status, took, "");
    }

    /** No answer. */
    public static Answer missing(String problem, Duration took) {
        return new Answer(0, took, problem);
    }

    /** Whether any HTTP answer came. */
    @JsonIgnore
    public boolean arrived() {
        return status != 0;
    }

    /** Whether the host takes it as success for a callback: 200, 201 or 204. */
    @JsonIgnore
    public boolean acknowledges() {
        return status == 200 || status == 201 || status == 204;
    }

    /** Whether a user's request went well: below 400. */
    @JsonIgnore
    public boolean well() {
        return status > 0 && status < 400;
    }

    /** For people: the status, or why there is none. */
    public String describe() {
        return arrived() ? String.valueOf(status) : problem;
    }
}
