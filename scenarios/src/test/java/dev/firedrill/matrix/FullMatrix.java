package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.rehearsal.RunOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every variant against every scenario, with the bounds that users have. Too slow for every build, so its name is none
 * that Surefire looks for: {@code .ci/matrix} asks for it. {@code -Dmatrix.variants=a,b} takes some rows; with all of
 * them it writes the page.
 */
@Tag("whole-runs")
class FullMatrix {

    @Test
    void is_as_expected() throws Exception {
        Expected expected = Expected.committed();
        var variants = wanted(expected);
        var outcomes = new LinkedHashMap<String, RunOutcome>();
        try (var load = new MeasuredLoad();
                var runs = new SubjectRuns(SubjectRuns::play, load, SubjectRuns.APART)) {
            runs.begin(variants.stream().map(Variants::everything).toList());
            for (String variant : variants) {
                outcomes.put(variant, told(variant, runs.outcome(variant)));
            }
            for (var run : outcomes.entrySet()) {
                // Beside others a machine may lag, and then says so.
                if (run.getValue().judgements().stream().anyMatch(Verdict::leftOpenByMachine)) {
                    run.setValue(told(run.getKey(), runs.wholeAgain(run.getKey())));
                }
            }
        }
        MatrixPage page = new MatrixPage(expected, outcomes);
        System.out.println(page.table());
        if (variants.equals(expected.variants())) {
            page.write();
        }
        assertThat(deviations(expected, outcomes)).isEmpty();
    }

    private static List<String> wanted(Expected expected) {
        String some = System.getProperty("matrix.variants", "");
        return some.isEmpty() ? expected.variants() : List.of(some.split(","));
    }

    private static RunOutcome told(String variant, RunOutcome outcome) {
        System.out.printf(
                "%-30s %s%n",
                variant,
                outcome.judgements().stream()
                        .filter(j -> !MatrixPage.mark(j).equals(MatrixPage.PASSED))
                        .map(j -> j.id() + " " + MatrixPage.mark(j))
                        .collect(Collectors.joining(", ")));
        return outcome;
    }

    private static List<String> deviations(Expected expected, Map<String, RunOutcome> outcomes) {
        return outcomes.entrySet().stream()
                .flatMap(run -> run.getValue().judgements().stream()
                        .filter(j -> !expected.allows(run.getKey(), j))
                        .map(j -> run.getKey() + " is not expected to: " + Verdict.explain(j)))
                .toList();
    }
}
