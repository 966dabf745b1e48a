package dev.firedrill.cli;

import dev.firedrill.checker.Judgement;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Header;
import dev.firedrill.launch.Audience;
import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.launch.PreflightOf;
import dev.firedrill.report.Account;
import dev.firedrill.report.Catalogued;
import dev.firedrill.report.Look;
import dev.firedrill.report.Progress;
import dev.firedrill.report.TerminalReport;
import dev.firedrill.stage.Scenario;
import dev.firedrill.time.DaemonThreads;
import dev.firedrill.time.RunClock;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a run while it goes on: results on standard output as they come, progress on standard error. */
final class ConsoleListener implements Audience {

    private static final long TICK_MILLIS = 200;
    private static final long ACCOUNT_MILLIS = 1_000;

    private final TerminalReport terminal;
    private final PrintStream err;
    private final Progress progress;
    private final boolean interactive;
    private final List<Scenario> scenarios;
    private final Consumer<Header> known;
    private final Map<String, Catalogued> catalogue;
    private final RunClock clock = RunClock.start();
    private final Set<String> running = new ConcurrentSkipListSet<>();
    private final ScheduledExecutorService ticker;
    private final @Nullable Account account;
    private final Queue<Entry> recorded = new ConcurrentLinkedQueue<>();
    private volatile Duration ahead = Duration.ZERO;
    private volatile String phase = "starting";

    /**
     * Shows one run.
     *
     * @param known is told as soon as it is known what is tested, and may end the run by throwing
     * @param account of its only scenario, to be told live; null for results alone
     */
    ConsoleListener(
            TerminalReport terminal,
            PrintStream err,
            Look look,
            boolean interactive,
            List<Scenario> scenarios,
            Consumer<Header> known,
            @Nullable Account account) {
        this.known = known;
        this.account = account;
        this.terminal = terminal;
        this.err = err;
        this.interactive = interactive;
        this.scenarios = scenarios;
        this.catalogue =
                scenarios.stream().map(CatalogueOfAll::catalogued).collect(Collectors.toMap(Catalogued::id, c -> c));
        this.progress = interactive ? Progress.line(err, look) : Progress.heartbeat(err);
        this.ticker = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("firedrill-progress"));
        var unused = ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        if (account != null) {
            unused = ticker.scheduleWithFixedDelay(
                    this::tellAccount, ACCOUNT_MILLIS, ACCOUNT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        progress.tick(clock.elapsed(), running.isEmpty() ? List.of(phase) : List.copyOf(running));
    }

    /** Called amid the engine's work: printing is left to the ticker. */
    @Override
    public void recorded(Entry entry) {
        if (account != null) {
            // Entries are dated by the run's own clock, which began a little later than this one.
            ahead = clock.elapsed().minus(entry.at());
            recorded.add(entry);
        }
    }

    private synchronized void tellAccount() {
        if (account != null) {
            var fresh = new ArrayList<Entry>();
            for (Entry entry = recorded.poll(); entry != null; entry = recorded.poll()) {
                fresh.add(entry);
            }
            progress.clear();
            terminal.account(account, fresh, clock.elapsed().minus(ahead));
        }
    }

    @Override
    public synchronized void phase(String name) {
        phase = name;
        if (!interactive) {
            err.println(name);
        }
    }

    @Override
    public synchronized void notice(String message) {
        progress.clear();
        err.println(message);
    }

    @Override
    public synchronized void warning(String message) {
        progress.clear();
        err.println("warning: " + message);
    }

    @Override
    public synchronized void preflightDone(Header header, List<Entry> history) {
        known.accept(header);
        progress.clear();
        terminal.preflight(
                header.subject(),
                PreflightOf.read(header, history, scenarios),
                scenarios.stream().map(CatalogueOfAll::catalogued).toList());
    }

    @Override
    public void started(String id, boolean alone) {
        running.add(alone && account == null ? id + " (alone, to confirm)" : id);
    }

    @Override
    public synchronized void finished(Judgement judgement, Duration took, boolean last) {
        running.removeIf(name -> name.equals(judgement.id()) || name.startsWith(judgement.id() + " "));
        tellAccount();
        Catalogued scenario = catalogue.get(judgement.id());
        if (last && scenario != null) {
            progress.clear();
            terminal.finished(scenario, judgement, took);
        }
    }

    @Override
    public synchronized void stopping() {
        progress.clear();
        err.println("stopping: tenants are uninstalled and what is known is reported …");
    }

    /** Leaves the terminal to the summary. */
    @Override
    public void quiet() {
        ticker.shutdownNow();
        tellAccount();
        progress.clear();
    }

    @Override
    public void cameToNothing() {
        err.println("firedrill: Stopped before the add-on was ready; there is nothing to report.");
    }

    @Override
    public void unwritable(String message) {
        err.println("firedrill: " + message);
    }

    @Override
    public void close() {
        quiet();
    }
}
