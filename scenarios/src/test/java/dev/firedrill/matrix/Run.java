package dev.firedrill.matrix;

import dev.firedrill.addon.ClockSetting;
import dev.firedrill.checker.Judgement;
import dev.firedrill.history.Bounds;
import dev.firedrill.network.FreePorts;
import dev.firedrill.network.ToxiproxySource;
import dev.firedrill.rehearsal.Described;
import dev.firedrill.rehearsal.Draws;
import dev.firedrill.rehearsal.GatewayPlan;
import dev.firedrill.rehearsal.Rehearsal;
import dev.firedrill.rehearsal.RunListener;
import dev.firedrill.rehearsal.RunOutcome;
import dev.firedrill.rehearsal.RunPlan;
import dev.firedrill.rehearsal.Target;
import dev.firedrill.report.RunDirectory;
import dev.firedrill.stage.Catalogue;
import dev.firedrill.stage.Scenario;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A run in this process against a subject in one of its own; what it leaves is below {@code target}. */
final class Run {

    private static final Path REPORTS = Path.of("target", "subject-runs");
    private static final Duration READY = Duration.ofSeconds(90);
    private static final long SEED = 7;

    private Run() {}

    /** Every scenario that there is. */
    static List<Scenario> catalogue() {
        return ServiceLoader.load(Catalogue.class).stream()
                .flatMap(provider -> provider.get().scenarios().stream())
                .toList();
    }

    static List<Scenario> scenarios(List<String> ids) {
        return catalogue().stream().filter(s -> ids.contains(id(s))).toList();
    }

    /** Every scenario of the groups to which these belong. */
    static List<Scenario> groupsOf(Set<String> ids) {
        var groups = scenarios(List.copyOf(ids)).stream().map(Run::group).collect(Collectors.toSet());
        return catalogue().stream().filter(s -> groups.contains(group(s))).toList();
    }

    private static String group(Scenario scenario) {
        return Described.requirement(scenario).group();
    }

    static String id(Scenario scenario) {
        return Described.requirement(scenario).id();
    }

    /** Starts the subject at a port of its own and runs these scenarios against it. */
    static RunOutcome of(Subject subject, List<Scenario> scenarios, Bounds bounds) throws Exception {
        int port = FreePorts.next();
        var directory = RunDirectory.create(REPORTS, subject.name() + "-" + port);
        RunOutcome outcome =
                new Rehearsal(plan(subject, port, scenarios, bounds, directory), new RunListener() {}).run();
        directory.writeHistory(outcome.header(), outcome.history());
        return outcome;
    }

    /** Starts the subject at this port, plays beside each other what is played so, and ends before anything is alone. */
    static RunOutcome besideEachOther(Subject subject, int port) throws Exception {
        var directory = RunDirectory.create(REPORTS, subject.name() + "-" + port);
        var begun = new CompletableFuture<Rehearsal>();
        var rehearsal =
                new Rehearsal(plan(subject, port, catalogue(), Bounds.standard(), directory), new RunListener() {
                    @Override
                    public void started(String id, boolean alone) {
                        if (alone) {
                            var unused = begun.thenAcceptAsync(Rehearsal::interrupt);
                        }
                    }
                });
        begun.complete(rehearsal);
        RunOutcome outcome = rehearsal.run();
        directory.writeHistory(outcome.header(), outcome.history());
        return outcome;
    }

    private static RunPlan plan(
            Subject subject, int port, List<Scenario> scenarios, Bounds bounds, RunDirectory directory) {
        var target = new Target(
                URI.create("http://localhost:" + port + "/atlassian-connect.json"),
                subject.command(),
                null,
                subject.directory(),
                subject.environment(),
                READY,
                null,
                false,
                null,
                subject.capabilities(),
                subject.backgroundPeriod(),
                new ClockSetting.Faketime());
        return new RunPlan(
                subject.name() + "-" + port,
                target,
                scenarios,
                Draws.seeded(SEED),
                false,
                false,
                bounds,
                0,
                new GatewayPlan(0, directory.path().resolve("gateway"), subject.addressing()),
                new ToxiproxySource.Embedded(),
                null,
                directory.addonLog(),
                directory.path().resolve("left-behind"),
                "a test");
    }

    static Judgement judgement(RunOutcome outcome, String id) {
        return outcome.judgements().stream()
                .filter(j -> j.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
