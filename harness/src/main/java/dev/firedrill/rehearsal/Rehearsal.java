package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.addon.ProcessId;
import dev.firedrill.checker.Judge;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.InstallKey;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Header;
import dev.firedrill.history.History;
import dev.firedrill.host.Host;
import dev.firedrill.host.Instance;
import dev.firedrill.host.Lifecycle;
import dev.firedrill.host.LinkUnableException;
import dev.firedrill.host.Patience;
import dev.firedrill.stage.Company;
import dev.firedrill.stage.Scenario;
import dev.firedrill.time.DaemonThreads;
import dev.firedrill.time.RunClock;
import dev.firedrill.workload.Capabilities;
import dev.firedrill.workload.Deliveries;
import dev.firedrill.workload.HealthProbe;
import dev.firedrill.workload.TextKeeping;
import dev.firedrill.workload.Traffic;
import dev.firedrill.workload.Visitor;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final String UNFINISHED =
            "Not every tenant could be uninstalled; 'firedrill clean' with the same target does the rest.";

    /** What was underway when the user ended the run notices within this. */
    private static final Duration LAST_BREATH = Duration.ofSeconds(1);

    private final RunPlan plan;
    private final RunListener listener;
    private final RunClock clock = RunClock.start();
    private final History history = new History(clock);
    /** Keys take a while to make; nothing needs this one before the scenarios begin. */
    private final CompletableFuture<InstallKey> foreignKey = CompletableFuture.supplyAsync(InstallKey::generate);

    private final ExecutorService crowd = Executors.newCachedThreadPool(DaemonThreads.named("firedrill-stage"));
    private final Set<String> underway = ConcurrentHashMap.newKeySet();
    private volatile boolean interrupted;
    private boolean cleaning;
    private @Nullable Thread runner;
    private @Nullable Theatre theatreInUse;

    /** A run of this plan. */
    public Rehearsal(RunPlan plan, RunListener listener) {
        this.plan = plan;
        this.listener = listener;
        history.onAppend(listener::recorded);
    }

    /**
     * Runs to the end, or until {@link #interrupt()}.
     *
     * @throws AddonFailedException when the add-on cannot be tested at all
     * @throws UnsafeTargetException when it is not on this machine
     * @throws IOException when the host cannot be raised, as when a port is in use
     */
    public RunOutcome run() throws AddonFailedException, UnsafeTargetException, IOException {
        listener.phase(plan.target().started() ? "starting the add-on" : "fetching the descriptor");
        var aftermath = Aftermath.of(plan, listener, clock);
        try (var leftBehind = new LeftBehind(plan.leftBehind(), plan.run());
                Theatre theatre = Theatre.open(plan, history)) {
            becomeInterruptible(theatre);
            leftBehind.begin(run(theatre));
            aftermath.endAddons();
            theatre.openLinks().ifPresent(leftBehind::addon);
            Descriptor descriptor = theatre.raiseAddon(leftBehind::addon);
            aftermath.uninstall(theatre, descriptor);
            return perform(theatre, theatre.raiseHost(descriptor), descriptor, leftBehind);
        } finally {
            crowd.shutdownNow();
        }
    }

    private LeftBehind.Run run(Theatre theatre) {
        return new LeftBehind.Run(
                plan.target().descriptor().toString(),
                theatre.keys().port(),
                plan.gateway().port(),
                ProcessId.own());
    }

    private synchronized void becomeInterruptible(Theatre theatre) {
        runner = Thread.currentThread();
        theatreInUse = theatre;
        if (interrupted) {
            runner.interrupt();
        }
    }

    /** An interrupt has done its work by now, or comes too late: what follows must not be cut short by it. */
    private synchronized void becomeUninterruptible() {
        cleaning = true;
        boolean unused = Thread.interrupted();
    }

    /** Ends the run early: what was begun is left undecided, and everything is cleaned up. */
    public synchronized void interrupt() {
        interrupted = true;
        if (!cleaning) {
            crowd.shutdownNow();
            if (theatreInUse != null) {
                theatreInUse.client().cancelAll();
            }
            if (runner != null) {
                runner.interrupt();
            }
        }
    }

    /** Whether {@link #interrupt()} was called. */
    public boolean interrupted() {
        return interrupted;
    }

    private RunOutcome perform(Theatre theatre, Host host, Descriptor descriptor, LeftBehind leftBehind)
            throws AddonFailedException {
        Header header = RunFacts.header(plan, clock, descriptor, host.links());
        plan.scenarios().forEach(s -> history.append(Described.id(s), "", new Fact.Marked(SELECTED)));
        if (applicable(header).isEmpty()) {
            // There is nothing to find out, and nobody to install.
            skipInapplicable(header);
            return outcome(header);
        }
        leftBehind.playing(RunFacts.product(plan, descriptor).key());
        var watch = new MachineWatch(history, host::worstLag);
        try {
            Ensemble ensemble = explore(theatre, host, descriptor, leftBehind, header.bounds());
            listener.preflightDone(header, history.entries());
            playAll(theatre, ensemble, header);
        } catch (AddonFailedException | RuntimeException e) {
            // An interrupt ends whatever was underway in one way or another.
            if (!interrupted) {
                cleanUp(theatre, host, descriptor, leftBehind);
                throw e;
            }
        } finally {
            watch.close();
        }
        cutShort();
        cleanUp(theatre, host, descriptor, leftBehind);
        return outcome(header);
    }

    private RunOutcome outcome(Header header) {
        var judge = judge(header);
        var judgements = plan.scenarios().stream().map(s -> judgement(judge, s)).toList();
        return new RunOutcome(header, history.entries(), judgements, interrupted);
    }

    private Ensemble explore(Theatre theatre, Host host, Descriptor descriptor, LeftBehind leftBehind, Bounds bounds)
            throws AddonFailedException {
        listener.phase(PreflightCheck.NAME);
        history.append(PreflightCheck.NAME, "", new Fact.RehearsalStarted(true));
        var lifecycle = lifecycle(theatre, descriptor, Patience.of(bounds.answer()));
        var visitor = new Visitor(descriptor, theatre.client(), clock);
        var workload = workload(theatre, descriptor, visitor);
        var count = new AtomicInteger();
        Supplier<Instance> newcomers = () -> newcomer(
                host, descriptor, leftBehind, PreflightCheck.NAME + "-" + count.incrementAndGet(), PreflightCheck.NAME);
        var found = new PreflightCheck(
                        theatre, lifecycle, descriptor, visitor, workload.traffic(), history, newcomers, crowd)
                .explore(workload.capabilities().backend());
        history.append(PreflightCheck.NAME, "", new Fact.RehearsalEnded(""));
        var controls = new Controls(
                found.access(),
                () -> newcomer(host, descriptor, leftBehind, Controls.NAME, Controls.NAME),
                lifecycle,
                bounds);
        controls.begin();
        return new Ensemble(
                theatre,
                host,
                lifecycle,
                workload,
                found.access(),
                controls,
                found.stimuli(),
                contentful(),
                new Forger(lifecycle, theatre.keys().key(), foreignKey, clock::now),
                history,
                crowd,
                leftBehind,
                RunFacts.product(plan, descriptor));
    }

    private Workload workload(Theatre theatre, Descriptor descriptor, Visitor visitor) {
        Capabilities capabilities = plan.target().capabilities();
        var deliveries = new Deliveries(descriptor, theatre.client(), history);
        String health = capabilities.health();
        return new Workload(
                capabilities,
                new Traffic(visitor, deliveries, history, crowd, capabilities.restriction()),
                deliveries,
                new TextKeeping(visitor, history),
                new HealthProbe(
                        theatre.client(), health == null ? plan.target().descriptor() : descriptor.url(health)));
    }

    private Set<String> contentful() {
        return history.entries().stream()
                .filter(e -> e.fact() instanceof Fact.StimulusFound found && found.showsContent())
                .map(e -> ((Fact.StimulusFound) e.fact()).target())
                .collect(Collectors.toSet());
    }

    private Instance newcomer(
            Host host, Descriptor descriptor, LeftBehind leftBehind, String tenant, String rehearsal) {
        var instance = host.open(RunFacts.product(plan, descriptor), tenant, rehearsal);
        leftBehind.note(instance.clientKey(), instance.baseUrl());
        return instance;
    }

    private Lifecycle lifecycle(Theatre theatre, Descriptor descriptor, Patience patience) {
        return new Lifecycle(descriptor, theatre.client(), theatre.keys(), history, crowd, patience);
    }

    private void playAll(Theatre theatre, Ensemble ensemble, Header header) throws AddonFailedException {
        listener.phase("scenarios");
        skipInapplicable(header);
        var together = applicable(header, Company.OTHERS);
        if (plan.oneByOne()) {
            together.forEach(s -> playBeside(ensemble, header, s));
        } else {
            await(together.stream()
                    .map(s -> CompletableFuture.runAsync(() -> playBeside(ensemble, header, s), crowd))
                    .toList());
        }
        boolean died = dead(theatre);
        if (!died && !interrupted) {
            ensemble.controls().settle(Controls.NAME);
        }
        // Nobody is alone whose installs overlap, and preflight may have missed that this add-on does not bear it.
        ensemble.lifecycle().oneAtATime();
        boolean damaged = !ensemble.controls().sound();
        for (Scenario scenario : firstInDoubtFirst(together, ensemble.controls())) {
            if (needsConfirmation(ensemble, header, scenario, died, damaged)) {
                playUntilDecided(theatre, ensemble, header, scenario);
            }
        }
        // Last, because an add-on that forgets its tenants takes those of the others with it.
        for (Scenario scenario : applicable(header, Company.NOBODY)) {
            playUntilDecided(theatre, ensemble, header, scenario);
        }
    }

    private void playBeside(Ensemble ensemble, Header header, Scenario scenario) {
        if (!interrupted) {
            play(ensemble, header, scenario, Judge.beside(Described.id(scenario)), false);
        }
    }

    /** Alone, and again where it failed with nobody there to interfere, until two rehearsals agree. */
    private void playUntilDecided(Theatre theatre, Ensemble ensemble, Header header, Scenario scenario)
            throws AddonFailedException {
        int number = 1;
        do {
            playAlone(theatre, ensemble, header, scenario, number++);
        } while (!interrupted && wantsAnother(header, scenario));
    }

    private boolean wantsAnother(Header header, Scenario scenario) {
        return judge(header).wantsAnother(Described.id(scenario), scenario.appliesTo(), scenario.expects());
    }

    private void playAlone(Theatre theatre, Ensemble ensemble, Header header, Scenario scenario, int number)
            throws AddonFailedException {
        if (!interrupted) {
            String rehearsal = Judge.alone(Described.id(scenario), number);
            if (bringBack(theatre, ensemble.controls())) {
                play(ensemble, header, scenario, rehearsal, true);
            } else {
                leaveUndecided(header, scenario, rehearsal);
            }
        }
    }

    /** Of a scenario for which there is no sound add-on nothing can be told. */
    private void leaveUndecided(Header header, Scenario scenario, String rehearsal) {
        listener.started(Described.id(scenario), true);
        history.append(rehearsal, "", new Fact.RehearsalStarted(true));
        history.append(rehearsal, "", new Fact.RehearsalEnded(Fact.RehearsalEnded.UNSOUND));
        judged(header, scenario, Duration.ZERO, true);
    }

    /** Whoever damaged the add-on is among those after whom a control failed, and likeliest the first of them. */
    private static List<Scenario> firstInDoubtFirst(List<Scenario> scenarios, Controls controls) {
        return scenarios.stream()
                .sorted(Comparator.comparing(s -> controls.doubtful(Judge.beside(Described.id(s)))))
                .toList();
    }

    private List<Scenario> applicable(Header header, Company company) {
        return applicable(header).stream().filter(s -> s.company() == company).toList();
    }

    private List<Scenario> applicable(Header header) {
        return plan.scenarios().stream()
                .filter(s -> s.appliesTo().objection(header.subject()).isEmpty())
                .toList();
    }

    private void skipInapplicable(Header header) {
        var judge = judge(header);
        plan.scenarios().stream()
                .map(s -> judgement(judge, s))
                .filter(j -> j.outcome() == Outcome.NOT_APPLICABLE)
                .forEach(j -> listener.finished(j, Duration.ZERO, true));
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

    private boolean needsConfirmation(
            Ensemble ensemble, Header header, Scenario scenario, boolean died, boolean damaged) {
        if (interrupted) {
            return false;
        }
        boolean inDoubt = ensemble.controls().failedAfter(Judge.beside(Described.id(scenario)));
        return switch (judgement(judge(header), scenario).outcome()) {
            case FAILED -> true;
            case INCONCLUSIVE -> died || inDoubt;
            case PASSED -> damaged && inDoubt && !ensemble.controls().foundOut();
            case NOT_APPLICABLE -> false;
        };
    }

    private static boolean dead(Theatre theatre) {
        return theatre.process().map(p -> !p.alive()).orElse(false);
    }

    /** Restarts an add-on that died, or that a scenario damaged, where that is ours to do; false when it stays damaged. */
    private static boolean bringBack(Theatre theatre, Controls controls) throws AddonFailedException {
        boolean died = dead(theatre);
        if (died || !controls.sound()) {
            restart(theatre);
        }
        return (died ? controls.ask(Controls.NAME) : controls.sound()) || controls.renew();
    }

    private static void restart(Theatre theatre) throws AddonFailedException {
        var process = theatre.process();
        if (process.isPresent()) {
            process.get().restart();
            theatre.awaitReady();
        }
    }

    private void play(Ensemble ensemble, Header header, Scenario scenario, String rehearsal, boolean alone) {
        String id = Described.id(scenario);
        listener.started(id, alone);
        underway.add(rehearsal);
        Duration began =
                history.append(rehearsal, "", new Fact.RehearsalStarted(alone)).at();
        String problem = "";
        try (var stage = new LiveStage(ensemble, rehearsal, header.bounds(), plan.draws())) {
            scenario.play(stage);
        } catch (RefusedCallbackException | LinkUnableException e) {
            problem = String.valueOf(e.getMessage());
        } catch (RuntimeException | Error e) {
            problem = "it could not be played: " + e;
        }
        if (!interrupted && underway.remove(rehearsal)) {
            // Asked before the end: a death belongs to whoever saw it.
            boolean died = dead(ensemble.theatre());
            Duration ended = history.append(rehearsal, "", new Fact.RehearsalEnded(problem))
                    .at();
            if (!died) {
                ensemble.controls().after(rehearsal, alone);
            }
            judged(header, scenario, ended.minus(began), alone);
        }
    }

    private void judged(Header header, Scenario scenario, Duration took, boolean alone) {
        Judgement judgement = judgement(judge(header), scenario);
        boolean last = alone ? !wantsAnother(header, scenario) : judgement.outcome() != Outcome.FAILED;
        listener.finished(judgement, took, last);
    }

    /** What the user did not let end is judged no further. */
    private void cutShort() {
        if (interrupted) {
            awaitStragglers();
            for (String rehearsal : List.copyOf(underway)) {
                if (underway.remove(rehearsal)) {
                    history.append(rehearsal, "", new Fact.RehearsalEnded(Fact.RehearsalEnded.CUT_SHORT));
                }
            }
        }
    }

    /** So that the add-on hears of no install after its uninstall. */
    private void awaitStragglers() {
        boolean unused = Thread.interrupted();
        try {
            unused = crowd.awaitTermination(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody but interrupt() does this, and it has.
            return;
        }
    }

    private Judge judge(Header header) {
        return new Judge(header, history.entries(), plan.strict()).knowing(Described.checkers(plan.scenarios()));
    }

    private static Judgement judgement(Judge judge, Scenario scenario) {
        return judge.judge(Described.id(scenario), scenario.appliesTo(), scenario.expects());
    }

    private void cleanUp(Theatre theatre, Host host, Descriptor descriptor, LeftBehind leftBehind) {
        becomeUninterruptible();
        Duration bound = interrupted ? CleanUp.HURRIED : CleanUp.BOUND;
        listener.phase(CLEAN_UP);
        history.append(CLEAN_UP, "", new Fact.RehearsalStarted(true));
        if (new CleanUp(lifecycle(theatre, descriptor, Patience.atMost(bound)), bound).sweep(host.instances())) {
            leftBehind.settled();
        } else {
            listener.warning(UNFINISHED);
        }
        history.append(CLEAN_UP, "", new Fact.RehearsalEnded(""));
    }
}
