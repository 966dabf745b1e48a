package dev.firedrill.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param what was looked at
 * @param seen what was found
 * @param advice what to do about it; empty when there is nothing to do
 */
public record Diagnosis(State state, String what, String seen, String advice) {

    /** How it stands. */
    public enum State {
        /** As it should be. */
        WELL,
        /** Works here, and may not elsewhere. */
        DOUBTFUL,
        /** Keeps runs from working. */
        ILL
    }

    static Diagnosis well(String what, String seen) {
        return new Diagnosis(State.WELL, what, seen, "");
    }

    static Diagnosis doubtful(String what, String seen, String advice) {
        return new Diagnosis(State.DOUBTFUL, what, seen, advice);
    }

    static Diagnosis ill(String what, String seen, String advice) {
        return new Diagnosis(State.ILL, what, seen, advice);
    }
}
