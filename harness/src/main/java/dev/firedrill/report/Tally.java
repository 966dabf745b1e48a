package dev.firedrill.report;

import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import java.util.ArrayList;
import java.util.List;

/** How many scenarios came out how. */
record Tally(int scenarios, int passed, int withWarnings, int failed, int inconclusive, int notApplicable) {

    static Tally of(List<Judgement> judgements) {
        return new Tally(
                judgements.size(),
                count(judgements, Outcome.PASSED),
                (int) judgements.stream()
                        .filter(j ->
                                j.outcome() == Outcome.PASSED && !j.warnings().isEmpty())
                        .count(),
                count(judgements, Outcome.FAILED),
                count(judgements, Outcome.INCONCLUSIVE),
                count(judgements, Outcome.NOT_APPLICABLE));
    }

    private static int count(List<Judgement> judgements, Outcome outcome) {
        return (int) judgements.stream().filter(j -> j.outcome() == outcome).count();
    }

    /** For people: "7 scenarios: 5 passed (1 with warnings), 1 failed". Only what exists is named. */
    String describe() {
        if (scenarios == 0) {
            return "0 scenarios: nothing was selected";
        }
        List<String> parts = new ArrayList<>();
        add(parts, passed, withWarnings == 0 ? "passed" : "passed (" + withWarnings + " with warnings)");
        add(parts, failed, "failed");
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
