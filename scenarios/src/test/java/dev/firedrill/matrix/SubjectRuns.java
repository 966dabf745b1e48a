package dev.firedrill.matrix;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firedrill.SurefireSummary;
import dev.firedrill.checker.Judgement;
import dev.firedrill.history.Bounds;
import dev.firedrill.matrix.RunQueue.Play;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.stage.Scenario;
import dev.firedrill.time.RunClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What was found of add-ons whose verdicts are known. They are played beside each other in one queue; what that left
 * open is played again when nothing else is, and what is open then because this machine is too slow is neither passed
 * nor failed.
 */
final class SubjectRuns implements AutoCloseable {

    private static final Path DATA = Path.of("target", "subject-data");
    private static final Duration PATIENCE = Duration.ofMinutes(90);

    /** About how many seconds a scenario takes that a defect fails, where that is long; measured on two cores. */
    private static final Map<String, Integer> LONG = Map.ofEntries(
            Map.entry("INS-01", 27),
            Map.entry("INS-02", 45),
            Map.entry("AUT-01", 50),
            Map.entry("AUT-02", 26),
            Map.entry("LIFE-06", 40),
            Map.entry("LIFE-07", 26),
            Map.entry("LAT-01", 90),
            Map.entry("LAT-03", 50),
            Map.entry("RST-01", 70),
            Map.entry("RST-03", 58),
            Map.entry("RST-04", 50),
            Map.entry("RST-07", 36),
            Map.entry("UNA-01", 80),
            Map.entry("UNA-02", 100));

    private static final int SHORT = 10;

    /** Whoever works on something waits no longer than that. */
    private static final int SOON = 30;

    /** A run of more scenarios is a run of the whole catalogue, to the machine. */
    private static final int SOME = 6;

    /** Between two that start. */
    static final Duration APART = Duration.ofSeconds(1);

    private final Player player;
    private final MachineLoad load;
    private final RunQueue<RunOutcome> queue;
    private final Map<String, Rehearsed> rehearsed = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<RunOutcome>> begun = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Again>> again = new HashMap<>();
    private final RunClock clock = RunClock.start();

    /**
     * No run yet.
     *
     * @param apart what lies between two that start
     */
    SubjectRuns(Player player, MachineLoad load, Duration apart) {
        this.player = player;
        this.load = load;
        this.queue = new RunQueue<>(load::now, apart);
    }

    /** Plays scenarios against the add-on of a subject. */
    @FunctionalInterface
    interface Player {
        RunOutcome play(Rehearsed rehearsed, List<Scenario> scenarios) throws Exception;
    }

    /**
     * An add-on and what is played against it.
     *
     * @param subject the add-on, with an empty folder for what it keeps
     */
    record Rehearsed(String name, Function<Path, Subject> subject, List<Scenario> scenarios, Bounds bounds) {

        Play<RunOutcome> play(Player player) {
            boolean whole = scenarios.size() > SOME;
            return new Play<>(whole ? 3 : 1, whole ? 2 * seconds() : seconds(), () -> player.play(this, scenarios));
        }

        private int seconds() {
            return scenarios.stream()
                    .mapToInt(s -> LONG.getOrDefault(Run.id(s), SHORT))
                    .max()
                    .orElse(0);
        }

        boolean soonOver() {
            return seconds() <= SOON;
        }
    }

    /**
     * What was found of a scenario.
     *
     * @param undecided why this machine kept it from being decided; empty when it did not
     */
    record Found(Judgement judgement, String undecided) {

        static Found decided(Judgement judgement) {
            return new Found(judgement, "");
        }

        /** The judgement; aborts the test when there is none. */
        Judgement orAbort() {
            assumeTrue(undecided.isEmpty(), undecided);
            return judgement;
        }
    }

    /**
     * What was played once more.
     *
     * @param stretch how busy this machine was meanwhile, as {@link MachineLoad} says it
     */
    private record Again(RunOutcome outcome, double stretch) {}

    /** Begins these runs, as this machine allows. */
    synchronized void begin(List<Rehearsed> more) {
        for (Rehearsed one : more) {
            rehearsed.put(one.name(), one);
            begun.put(one.name(), queue.add(one.play(player)));
        }
    }

    /** Starts the add-on, and plays against it for real. */
    static RunOutcome play(Rehearsed rehearsed, List<Scenario> scenarios) throws Exception {
        long began = System.nanoTime();
        Path store = Files.createTempDirectory(Files.createDirectories(DATA), rehearsed.name());
        var outcome = Run.of(rehearsed.subject().apply(store), scenarios, rehearsed.bounds());
        System.out.printf(
                "%s: %d scenarios in %d s%n",
                rehearsed.name(), scenarios.size(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
        return outcome;
    }

    synchronized boolean has(String name) {
        return begun.containsKey(name);
    }

    /** The run of a subject, once it has ended. */
    RunOutcome outcome(String name) throws Exception {
        return ended(name, of(begun, name));
    }

    /** All together have the patience of one: a run that hangs is waited for once. */
    private RunOutcome ended(String name, CompletableFuture<RunOutcome> run) throws Exception {
        Duration left = PATIENCE.minus(clock.elapsed());
        try {
            return run.get(Math.max(1, left.toSeconds()), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("The run of " + name + " had not ended after " + PATIENCE.toMinutes() + " min", e);
        }
    }

    private synchronized <T> T of(Map<String, T> known, String name) {
        T found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException("There is no run of " + name);
        }
        return found;
    }

    /** Waits for the end of every run that was begun, in whatever way it ended. */
    void awaitAll() throws Exception {
        for (String name : names()) {
            var unused = ended(name, of(begun, name).handle((outcome, trouble) -> outcome));
        }
    }

    private synchronized List<String> names() {
        return List.copyOf(begun.keySet());
    }

    /**
     * What was found of one scenario.
     *
     * @param expected whether it is what was written down; what is not, and was left open beside other runs, is played
     *     again without them
     */
    Found found(String name, String id, Predicate<Judgement> expected) throws Exception {
        Judgement first = Run.judgement(outcome(name), id);
        if (expected.test(first) || !Verdict.leftOpenByCompany(first)) {
            return Found.decided(first);
        }
        Again second = again(name);
        Judgement last = Run.judgement(second.outcome(), id);
        return expected.test(last) || !Verdict.leftOpenByMachine(last, second.stretch())
                ? Found.decided(last)
                : new Found(last, undecided(last, second.stretch()));
    }

    private static String undecided(Judgement judgement, double stretch) {
        return String.format(
                Locale.ROOT,
                "%s, on which work takes %.1f times as long as alone: %s",
                SurefireSummary.MACHINE,
                stretch,
                Verdict.explain(judgement));
    }

    /** Everything of a run that was left open, together: once for each subject, in whatever way that ends. */
    private synchronized Again again(String name) throws Exception {
        if (!again.containsKey(name)) {
            again.put(name, tried(() -> playOpen(name)));
        }
        return of(again, name).get();
    }

    private static <T> CompletableFuture<T> tried(Callable<T> action) {
        try {
            return CompletableFuture.completedFuture(action.call());
        } catch (Exception | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Again playOpen(String name) throws Exception {
        var open = outcome(name).judgements().stream()
                .filter(Verdict::leftOpenByCompany)
                .toList();
        open.forEach(judgement -> System.out.println(name + ": " + Verdict.explain(judgement)));
        return again(name, Run.scenarios(open.stream().map(Judgement::id).toList()));
    }

    /** The whole run of a subject, once more. */
    RunOutcome wholeAgain(String name) throws Exception {
        return again(name, of(rehearsed, name).scenarios()).outcome();
    }

    private Again again(String name, List<Scenario> scenarios) throws Exception {
        awaitAll();
        load.awaitQuiet();
        System.out.println(name + ": left open, and once more without other runs");
        double unused = load.mean();
        return new Again(player.play(of(rehearsed, name), scenarios), load.mean());
    }

    @Override
    public void close() {
        queue.close();
    }
}
