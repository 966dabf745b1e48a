package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Bounds;
import dev.firedrill.rehearsal.RunOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every variant against every scenario, with the bounds that users have. Too slow for every build, so its name is none
 * that Surefire looks for: {@code .ci/matrix} asks for it. {@code -Dmatrix.variants=a,b} takes some rows; with all of
 * them it writes the page.
 */
@Tag("whole-runs")
class FullMatrix {

    /** They mostly wait. */
    private static final int AT_ONCE = Integer.getInteger("matrix.at-once", 4);

    private static final long PATIENCE_MINUTES = 60;

    /** So that not all start, which is when they keep the machine busy, in the same moment. */
    private static final long SECONDS_APART = 5;

    @TempDir
    private Path data;

    private int runs;

    @Test
    void is_as_expected() throws Exception {
        Expected expected = Expected.committed();
        var variants = wanted(expected);
        String sources = Sources.digest();
        var outcomes = playAll(variants, AT_ONCE);
        againWhereTheMachineDecided(outcomes);
        MatrixPage page = new MatrixPage(expected, outcomes);
        System.out.println(page.table());
        if (variants.equals(expected.variants())) {
            page.write(sources);
        }
        assertThat(deviations(expected, outcomes)).isEmpty();
    }

    private static List<String> wanted(Expected expected) {
        String some = System.getProperty("matrix.variants", "");
        return some.isEmpty() ? expected.variants() : List.of(some.split(","));
    }

    private Map<String, RunOutcome> playAll(List<String> variants, int atOnce) throws Exception {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(atOnce);
        try {
            var begun = new LinkedHashMap<String, Future<RunOutcome>>();
            variants.forEach(variant -> begun.put(
                    variant,
                    threads.schedule(
                            () -> play(variant), Math.min(begun.size(), atOnce) * SECONDS_APART, TimeUnit.SECONDS)));
            var outcomes = new LinkedHashMap<String, RunOutcome>();
            for (String variant : variants) {
                outcomes.put(
                        variant, Objects.requireNonNull(begun.get(variant)).get(PATIENCE_MINUTES, TimeUnit.MINUTES));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private RunOutcome play(String variant) throws Exception {
        long began = System.nanoTime();
        RunOutcome outcome = Run.of(Subject.sample(variant, folder()), Run.catalogue(), Bounds.standard());
        System.out.printf(
                "%-30s %s, %d s%n",
                variant,
                outcome.judgements().stream()
                        .filter(j -> !MatrixPage.mark(j).equals(MatrixPage.PASSED))
                        .map(j -> j.id() + " " + MatrixPage.mark(j))
                        .collect(Collectors.joining(", ")),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
        return outcome;
    }

    private synchronized Path folder() throws java.io.IOException {
        return Files.createDirectory(data.resolve("data-" + ++runs));
    }

    /** Beside others a machine may lag, and then says so. */
    private void againWhereTheMachineDecided(Map<String, RunOutcome> outcomes) throws Exception {
        var undecided = outcomes.entrySet().stream()
                .filter(run -> run.getValue().judgements().stream().anyMatch(Verdict::leftOpenByMachine))
                .map(Map.Entry::getKey)
                .toList();
        if (!undecided.isEmpty()) {
            System.out.println("This machine lagged; once more, two at a time: " + undecided);
            outcomes.putAll(playAll(undecided, 2));
        }
    }

    private static List<String> deviations(Expected expected, Map<String, RunOutcome> outcomes) {
        return outcomes.entrySet().stream()
                .flatMap(run -> run.getValue().judgements().stream()
                        .filter(j -> !expected.allows(run.getKey(), j))
                        .map(j -> run.getKey() + " is not expected to: " + Verdict.explain(j)))
                .toList();
    }
}
