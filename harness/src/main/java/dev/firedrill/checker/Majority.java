package dev.firedrill.checker;

import java.util.List;

/**
 * What the rehearsals of a scenario say together that nobody could interfere with. What failed once may be chance, on the
 * add-on's side or on ours: two of three decide. Rehearsals in which this machine was too slow do not count, nor do those
 * that came to no decision.
 *
 * @param plays in their order; none where there is nothing to decide
 */
record Majority(String id, List<Play> plays) {

    private static final int ENOUGH = 2;

    /**
     * A rehearsal's judgement.
     *
     * @param slow whether this machine was too slow for it to count
     */
    record Play(Judgement judgement, boolean slow) {

        boolean mayComeOutOtherwise() {
            return slow || judgement.outcome() == Outcome.FAILED || judgement.outcome() == Outcome.PASSED;
        }
    }

    private List<Judgement> counted(Outcome outcome) {
        return plays.stream()
                .filter(play -> !play.slow())
                .map(Play::judgement)
                .filter(judgement -> judgement.outcome() == outcome)
                .toList();
    }

    private boolean everFailed() {
        return plays.stream().anyMatch(play -> play.judgement().outcome() == Outcome.FAILED);
    }

    /** Whether two agree, where anything failed. */
    boolean reached() {
        return everFailed()
                && (counted(Outcome.FAILED).size() >= ENOUGH
                        || counted(Outcome.PASSED).size() >= ENOUGH);
    }

    /** Whether another rehearsal may make two agree: the last one came to a decision, or would have elsewhere. */
    boolean wanted() {
        return everFailed() && !reached() && plays.get(plays.size() - 1).mayComeOutOtherwise();
    }

    /** What two agree on. */
    Judgement judgement() {
        var failed = counted(Outcome.FAILED);
        var passed = counted(Outcome.PASSED);
        if (failed.size() >= ENOUGH) {
            return last(failed)
                    .noting("It failed " + failed.size() + " of " + (failed.size() + passed.size())
                            + " times, each time on fresh tenants and with nobody else there.");
        }
        return failed.isEmpty()
                ? last(passed).noting("It failed when this machine was too slow to judge, which does not count.")
                : Judgement.inconclusive(
                        id,
                        "it failed 1 of " + (1 + passed.size()) + " times, though nobody else was there: "
                                + failed.get(0).decisive().stream()
                                        .map(Finding::observed)
                                        .findFirst()
                                        .orElse(""));
    }

    private static Judgement last(List<Judgement> judgements) {
        return judgements.get(judgements.size() - 1);
    }
}
