package dev.firedrill.checker;

import java.util.List;

/**
 * The outcome of a scenario, with everything that explains it.
 *
 * @param id the scenario's
 * @param findings what its checker found, in order
 * @param notes what a reader should know besides: what was not judged, what was confirmed alone
 */
public record Judgement(String id, Outcome outcome, List<Finding> findings, List<String> notes) {

    public Judgement {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    static Judgement notApplicable(String id, String why) {
        return new Judgement(id, Outcome.NOT_APPLICABLE, List.of(), List.of(why));
    }

    static Judgement inconclusive(String id, String why) {
        return new Judgement(
                id, Outcome.INCONCLUSIVE, List.of(Finding.inconclusive("a decision", why, List.of())), List.of());
    }

    /** Composes findings: failed over inconclusive over passed, where only what binds counts. */
    static Judgement of(String id, List<Finding> findings, boolean strict) {
        return new Judgement(id, outcome(findings, strict), findings, List.of());
    }

    private static Outcome outcome(List<Finding> findings, boolean strict) {
        if (any(findings, Level.MUST, Outcome.FAILED) || (strict && any(findings, Level.SHOULD, Outcome.FAILED))) {
            return Outcome.FAILED;
        }
        boolean mustExists = findings.stream().anyMatch(f -> f.level() == Level.MUST);
        if (findings.stream().allMatch(f -> f.outcome() == Outcome.NOT_APPLICABLE)
                || any(findings, Level.MUST, Outcome.INCONCLUSIVE)
                || ((!mustExists || strict) && any(findings, Level.SHOULD, Outcome.INCONCLUSIVE))) {
            return Outcome.INCONCLUSIVE;
        }
        return Outcome.PASSED;
    }

    private static boolean any(List<Finding> findings, Level level, Outcome outcome) {
        return findings.stream().anyMatch(f -> f.is(level, outcome));
    }

    /** The findings that gave a failure or an inconclusive outcome, the decisive ones first. */
    public List<Finding> decisive() {
        return findings.stream()
                .filter(f -> f.outcome() == outcome && outcome != Outcome.PASSED)
                .sorted(java.util.Comparator.comparing(Finding::level))
                .toList();
    }

    /** The failed SHOULDs of a scenario that passed all the same. */
    public List<Finding> warnings() {
        return outcome == Outcome.FAILED
                ? List.of()
                : findings.stream()
                        .filter(f -> f.is(Level.SHOULD, Outcome.FAILED))
                        .toList();
    }

    /** The same judgement with one more note. */
    public Judgement noting(String note) {
        var more = new java.util.ArrayList<>(notes);
        more.add(note);
        return new Judgement(id, outcome, findings, more);
    }
}
