package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.checker.Judgement;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.stage.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Every scenario against every framework in every configuration, some runs side by side. {@code -Dframeworks=ace-default}
 * takes some of them. What was left open beside other runs, for which the machine was too slow, is played again without any.
 */
final class FrameworkRuns implements AutoCloseable {

    /** They mostly wait, but all scenarios together want more of the machine than some. */
    private static final int AT_ONCE = Integer.getInteger("frameworks.at-once", 3);

    /** So that not all start, which is when they keep the machine busy, in the same moment. */
    private static final long SECONDS_APART = 4;

    private static final long PATIENCE_MINUTES = 15;

    private static final String SOME = System.getProperty("frameworks", "");

    private final Path data;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_ONCE);
    private final Map<String, Future<RunOutcome>> begun = new LinkedHashMap<>();
    private final Map<String, RunOutcome> again = new HashMap<>();

    /**
     * No run yet.
     *
     * @param data a folder for what the subjects keep
     */
    FrameworkRuns(Path data) {
        this.data = data;
    }

    private static String name(Framework framework, String configuration) {
        return framework.subjectName(configuration);
    }

    /** Begins the runs of what can be run here, in turn: each framework keeps the machine busy in its own way. */
    void begin() throws IOException, InterruptedException {
        var configurations = new LinkedHashMap<Framework, Iterator<String>>();
        for (Framework framework : Framework.values()) {
            String missing = framework.missing();
            if (missing.isEmpty()) {
                configurations.put(framework, framework.configurations().iterator());
            } else {
                leaveOut(framework, missing);
            }
        }
        while (configurations.values().stream().anyMatch(Iterator::hasNext)) {
            configurations.forEach((framework, left) -> {
                if (left.hasNext()) {
                    begin(framework, left.next());
                }
            });
        }
    }

    private void begin(Framework framework, String configuration) {
        String name = name(framework, configuration);
        if (SOME.isEmpty() || Set.of(SOME.split(",")).contains(name)) {
            begun.put(
                    name,
                    threads.schedule(
                            () -> play(framework, configuration, Run.catalogue()),
                            Math.min(begun.size(), AT_ONCE) * SECONDS_APART,
                            TimeUnit.SECONDS));
        }
    }

    private static void leaveOut(Framework framework, String missing) {
        String message = "The " + framework + " subject is not run: " + missing;
        System.out.println(message);
        assertThat(framework.required()).as(message).isFalse();
    }

    private RunOutcome play(Framework framework, String configuration, List<Scenario> scenarios) throws Exception {
        long began = System.nanoTime();
        Path store = Files.createTempDirectory(data, name(framework, configuration));
        var outcome = Run.of(framework.subject(configuration, store), scenarios, Bounds.standard());
        System.out.printf(
                "%s: %d scenarios in %d s%n",
                name(framework, configuration),
                scenarios.size(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
        outcome.history().stream()
                .filter(FrameworkRuns::isDeath)
                .forEach(entry -> System.out.println(name(framework, configuration) + ": " + entry));
        return outcome;
    }

    /** None of these frameworks ends by itself: where one does, somebody will want to know. */
    private static boolean isDeath(Entry entry) {
        return entry.fact() instanceof Fact.AddonChanged changed
                && changed.state().equals("died");
    }

    /** The run of a configuration, once it has ended; empty when there is none. */
    Optional<RunOutcome> outcome(Framework framework, String configuration) throws Exception {
        var run = begun.get(name(framework, configuration));
        return run == null ? Optional.empty() : Optional.of(run.get(PATIENCE_MINUTES, TimeUnit.MINUTES));
    }

    /** What was found of a scenario: beside other runs, or without them where these left it open. */
    Optional<Judgement> judgement(Framework framework, String configuration, String id) throws Exception {
        var first = outcome(framework, configuration);
        if (first.isEmpty() || !Verdict.leftOpenByCompany(Run.judgement(first.get(), id))) {
            return first.map(outcome -> Run.judgement(outcome, id));
        }
        return Optional.of(Run.judgement(playedAgain(framework, configuration, first.get()), id));
    }

    private RunOutcome playedAgain(Framework framework, String configuration, RunOutcome first) throws Exception {
        String name = name(framework, configuration);
        RunOutcome known = again.get(name);
        if (known != null) {
            return known;
        }
        for (var run : begun.values()) {
            run.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        }
        var open =
                first.judgements().stream().filter(Verdict::leftOpenByCompany).toList();
        System.out.println(name + ": left open, and once more without other runs:");
        open.forEach(judgement -> System.out.println(Verdict.explain(judgement)));
        RunOutcome outcome = play(
                framework,
                configuration,
                Run.scenarios(open.stream().map(Judgement::id).toList()));
        again.put(name, outcome);
        return outcome;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
