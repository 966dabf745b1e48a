package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.addon.AddonProcess;
import dev.firedrill.checker.Judge;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.InstallKey;
import dev.firedrill.connect.LifecycleEvent;
import dev.firedrill.connect.Product;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Header;
import dev.firedrill.history.History;
import dev.firedrill.history.Subject;
import dev.firedrill.host.Host;
import dev.firedrill.host.Instance;
import dev.firedrill.host.Lifecycle;
import dev.firedrill.stage.Scenario;
import dev.firedrill.time.RunClock;
import dev.firedrill.workload.Traffic;
import dev.firedrill.workload.Visitor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run: raises the theatre, explores the add-on, plays the scenarios beside each other, confirms alone what failed,
 * and uninstalls every tenant. The command line, tests and replays all come through here.
 */
public final class Rehearsal {

    /** The name under which the final uninstalls are recorded as a span of the run. */
    public static final String CLEAN_UP = "clean-up";

    /** The mark that each selected scenario has, so that a stored run is judged for all that it was asked for. */
    public static final String SELECTED = "selected";

    private static final String UNFINISHED = "clean-up was not finished; 'firedrill clean' does the rest";
    private static final Duration CLEAN_UP_BOUND = Duration.ofSeconds(15);

    private final RunPlan plan;
    private final RunListener listener;
    private final RunClock clock = RunClock.start();
    private final History history = new History(clock);
    /** Keys take a while to make; nothing needs this one before the scenarios begin. */
    private final CompletableFuture<InstallKey> foreignKey = CompletableFuture.supplyAsync(InstallKey::generate);

    private final ExecutorService crowd = Executors.newCachedThreadPool(named("firedrill-stage"));
    private volatile boolean interrupted;
    private volatile @Nullable Thread runner;

    /** A run of this plan. */
    public Rehearsal(RunPlan plan, RunListener listener) {
        this.plan = plan;
        this.listener = listener;
    }

    private static java.util.concurrent.ThreadFactory named(String name) {
        var count = new AtomicInteger();
        return run -> {
            var thread = new Thread(run, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Runs to the end, or until {@link #interrupt()}.
     *
     * @throws AddonFailedException when the add-on cannot be tested at all
     * @throws UnsafeTargetException when it is not on this machine
     * @throws IOException when the host cannot be raised, as when a port is in use
     */
    public RunOutcome run() throws AddonFailedException, UnsafeTargetException, IOException {
        runner = Thread.currentThread();
        listener.phase(plan.target().started() ? "starting the add-on" : "fetching the descriptor");
        try (Theatre theatre = Theatre.open(plan, history)) {
            Descriptor descriptor = theatre.raiseAddon();
            return perform(theatre, theatre.raiseHost(descriptor), descriptor);
        } finally {
            crowd.shutdownNow();
        }
    }

    /** Ends the run early: what was begun is left undecided, and everything is cleaned up. */
    public void interrupt() {
        interrupted = true;
        crowd.shutdownNow();
        Thread thread = runner;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private RunOutcome perform(Theatre theatre, Host host, Descriptor descriptor)
            throws AddonFailedException, IOException {
        Header header = header(descriptor);
        var leftBehind = LeftBehind.begin(
                plan.leftBehind(),
                plan.run(),
                new LeftBehind.Run(
                        plan.target().descriptor().toString(),
                        product(descriptor).key(),
                        theatre.keys().port()));
        var watch = new MachineWatch(history, host::worstLag);
        try {
            Ensemble ensemble = explore(theatre, host, descriptor, leftBehind, header.bounds());
            listener.preflightDone(header, history.entries());
            playAll(theatre, ensemble, header);
        } catch (AddonFailedException e) {
            cleanUp(theatre, host, descriptor, leftBehind);
            throw e;
        } catch (RuntimeException e) {
            if (!interrupted) {
                cleanUp(theatre, host, descriptor, leftBehind);
                throw e;
            }
        } finally {
            watch.close();
        }
        cleanUp(theatre, host, descriptor, leftBehind);
        return outcome(header);
    }

    private RunOutcome outcome(Header header) {
        var judge = new Judge(header, history.entries(), plan.strict());
        var judgements = plan.scenarios().stream().map(s -> judgement(judge, s)).toList();
        return new RunOutcome(header, history.entries(), judgements, interrupted);
    }

    private Ensemble explore(Theatre theatre, Host host, Descriptor descriptor, LeftBehind leftBehind, Bounds bounds)
            throws AddonFailedException {
        listener.phase(PreflightCheck.NAME);
        history.append(PreflightCheck.NAME, "", new Fact.RehearsalStarted(true));
        var lifecycle = lifecycle(theatre, descriptor, bounds.answer());
        var visitor = new Visitor(descriptor, theatre.client(), clock);
        var traffic = new Traffic(descriptor, theatre.client(), visitor, history);
        var count = new AtomicInteger();
        Supplier<Instance> newcomers = () -> newcomer(host, descriptor, leftBehind, count.incrementAndGet());
        var found = new PreflightCheck(
                        theatre.keys(), lifecycle, descriptor, visitor, traffic, history, newcomers, crowd)
                .explore(plan.target().backend());
        history.append(PreflightCheck.NAME, "", new Fact.RehearsalEnded(""));
        return new Ensemble(
                host,
                lifecycle,
                traffic,
                found.access(),
                found.stimuli(),
                new Forger(lifecycle, theatre.keys().key(), foreignKey, clock::now),
                history,
                crowd,
                leftBehind,
                product(descriptor));
    }

    private Instance newcomer(Host host, Descriptor descriptor, LeftBehind leftBehind, int number) {
        var instance = host.open(product(descriptor), PreflightCheck.NAME + "-" + number, PreflightCheck.NAME);
        leftBehind.note(instance.clientKey(), instance.baseUrl());
        return instance;
    }

    private Lifecycle lifecycle(Theatre theatre, Descriptor descriptor, Duration deadline) {
        return new Lifecycle(descriptor, theatre.client(), theatre.keys(), history, crowd, deadline);
    }

    private void playAll(Theatre theatre, Ensemble ensemble, Header header) throws AddonFailedException {
        listener.phase("scenarios");
        plan.scenarios().forEach(s -> history.append(Described.id(s), "", new Fact.Marked(SELECTED)));
        var applicable = plan.scenarios().stream()
                .filter(s -> s.appliesTo().objection(header.subject()).isEmpty())
                .toList();
        await(applicable.stream()
                .map(s -> CompletableFuture.runAsync(
                        () -> play(ensemble, header, s, Judge.beside(Described.id(s)), false), crowd))
                .toList());
        boolean died = theatre.process().map(p -> !p.alive()).orElse(false);
        for (Scenario scenario : applicable) {
            if (!interrupted && needsConfirmation(header, scenario, died)) {
                reviveAddon(theatre);
                play(ensemble, header, scenario, Judge.alone(Described.id(scenario)), true);
            }
        }
    }

    private void await(List<CompletableFuture<Void>> plays) {
        try {
            CompletableFuture.allOf(plays.toArray(CompletableFuture[]::new)).get();
        } catch (InterruptedException e) {
            // Only interrupt() does this: the run ends here, and is cleaned up.
            return;
        } catch (ExecutionException e) {
            if (!interrupted) {
                throw new IllegalStateException("A rehearsal broke down", e.getCause());
            }
        }
    }

    private boolean needsConfirmation(Header header, Scenario scenario, boolean died) {
        Outcome outcome = judgement(new Judge(header, history.entries(), plan.strict()), scenario)
                .outcome();
        return outcome == Outcome.FAILED || (died && outcome == Outcome.INCONCLUSIVE);
    }

    private static void reviveAddon(Theatre theatre) throws AddonFailedException {
        var dead = theatre.process().filter(p -> !p.alive());
        if (dead.isPresent()) {
            AddonProcess process = dead.get();
            process.restart();
            theatre.awaitReady();
        }
    }

    private void play(Ensemble ensemble, Header header, Scenario scenario, String rehearsal, boolean alone) {
        String id = Described.id(scenario);
        listener.started(id, alone);
        Duration began = clock.elapsed();
        history.append(rehearsal, "", new Fact.RehearsalStarted(alone));
        String problem = "";
        try {
            scenario.play(new LiveStage(ensemble, rehearsal, header.bounds(), plan.seed()));
        } catch (RefusedCallbackException e) {
            problem = String.valueOf(e.getMessage());
        } catch (RuntimeException | Error e) {
            problem = interrupted ? Fact.RehearsalEnded.CUT_SHORT : "it could not be played: " + e;
        }
        history.append(rehearsal, "", new Fact.RehearsalEnded(problem));
        Judgement judgement = judgement(new Judge(header, history.entries(), plan.strict()), scenario);
        listener.finished(judgement, clock.elapsed().minus(began), alone || judgement.outcome() != Outcome.FAILED);
    }

    private static Judgement judgement(Judge judge, Scenario scenario) {
        return judge.judge(Described.id(scenario), scenario.appliesTo(), scenario.expects());
    }

    private void cleanUp(Theatre theatre, Host host, Descriptor descriptor, LeftBehind leftBehind) throws IOException {
        // An interrupt has done its work by now; what follows must not be cut short by it.
        boolean unused = Thread.interrupted();
        listener.phase(CLEAN_UP);
        history.append(CLEAN_UP, "", new Fact.RehearsalStarted(true));
        var sweepers = Executors.newCachedThreadPool(named("firedrill-clean-up"));
        try {
            var lifecycle = lifecycle(theatre, descriptor, CLEAN_UP_BOUND);
            var sweeps = host.instances().stream()
                    .filter(Rehearsal::mayBeInstalled)
                    .map(i -> CompletableFuture.supplyAsync(() -> lifecycle.uninstall(i), sweepers))
                    .toList();
            CompletableFuture.allOf(sweeps.toArray(CompletableFuture[]::new))
                    .get(CLEAN_UP_BOUND.toSeconds(), TimeUnit.SECONDS);
            if (sweeps.stream().allMatch(CompletableFuture::join)) {
                leftBehind.settled();
            } else {
                listener.phase(UNFINISHED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            listener.phase(UNFINISHED);
        } finally {
            sweepers.shutdownNow();
            history.append(CLEAN_UP, "", new Fact.RehearsalEnded(""));
        }
    }

    /** An install that was not acknowledged, or forged, may have been stored all the same. */
    private static boolean mayBeInstalled(Instance instance) {
        return !instance.installation().secrets().isEmpty();
    }

    private Product product(Descriptor descriptor) {
        Product wanted = plan.target().product();
        return wanted != null ? wanted : descriptor.products().iterator().next();
    }

    private Header header(Descriptor descriptor) {
        return new Header(
                Header.SCHEMA,
                Version.current(),
                plan.run(),
                clock.started(),
                plan.seed(),
                plan.command(),
                subject(descriptor),
                plan.bounds().withBackgroundPeriod(plan.target().backgroundPeriod()),
                environment());
    }

    private Subject subject(Descriptor descriptor) {
        return new Subject(
                descriptor.key(),
                descriptor.name(),
                descriptor.baseUrl().toString(),
                product(descriptor).key(),
                descriptor.authentication() == Descriptor.Authentication.JWT,
                descriptor.lifecycle().keySet().stream()
                        .map(LifecycleEvent::key)
                        .collect(Collectors.toSet()),
                descriptor.pages().size(),
                descriptor.webhooks().stream().map(w -> w.event()).collect(Collectors.toSet()),
                descriptor.enableLicensing(),
                plan.target().started());
    }

    private static Map<String, String> environment() {
        return Map.of(
                "java", System.getProperty("java.version", "?"),
                "os", System.getProperty("os.name", "?"),
                "cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    }
}
