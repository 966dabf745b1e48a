package dev.firedrill.report;

import dev.firedrill.checker.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many scenarios came out how.
 *
 * @param failed but for those that the team accepts
 * @param knownFailures those
 */
record Tally(
        int scenarios,
        int passed,
        int withWarnings,
        int failed,
        int inconclusive,
        int notApplicable,
        int knownFailures) {

    static Tally of(List<Judged> all) {
        return new Tally(
                all.size(),
                count(all, with(Outcome.PASSED)),
                count(
                        all,
                        j -> j.outcome() == Outcome.PASSED
                                && !j.judgement().warnings().isEmpty()),
                count(all, Judged::fails),
                count(all, with(Outcome.INCONCLUSIVE)),
                count(all, with(Outcome.NOT_APPLICABLE)),
                count(all, j -> j.accepted().isPresent()));
    }

    private static Predicate<Judged> with(Outcome outcome) {
        return judged -> judged.outcome() == outcome;
    }

    private static int count(List<Judged> all, Predicate<Judged> which) {
        return (int) all.stream().filter(which).count();
    }

    /** For people: "7 scenarios: 5 passed (1 with warnings), 1 failed". Only what exists is named. */
    String describe() {
        if (scenarios == 0) {
            return "0 scenarios: nothing was selected";
        }
        List<String> parts = new ArrayList<>();
        add(parts, passed, withWarnings == 0 ? "passed" : "passed (" + withWarnings + " with warnings)");
        add(parts, failed, "failed");
        add(parts, knownFailures, "failed as known");
        add(parts, inconclusive, "inconclusive");
        add(parts, notApplicable, "not applicable");
        return Prose.count(scenarios, "scenario") + ": " + String.join(", ", parts);
    }

    private static void add(List<String> parts, int number, String word) {
        if (number > 0) {
            parts.add(number + " " + word);
        }
    }
}
