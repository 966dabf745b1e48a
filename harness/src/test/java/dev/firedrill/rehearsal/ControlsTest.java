package dev.firedrill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.checker.Callbacks;
import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Outcome;
import dev.firedrill.checker.Requirement;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Fact.AccessProbed;
import dev.firedrill.network.FreePorts;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An add-on that one scenario damages, for whoever comes after it and whoever is there at the time. */
@Execution(ExecutionMode.CONCURRENT)
class ControlsTest {

    private static final Checker ALL_LET_IN = history -> history.all(AccessProbed.class)
            .map(probed -> probed.fact().tells()
                    ? Finding.passed("tenants are let in", "they are", List.of(probed.ordinal()))
                    : Finding.failed("tenants are let in", "one is not", List.of(probed.ordinal())))
            .toList();

    @TempDir
    Path folder;

    private final CountDownLatch othersAreThere = new CountDownLatch(1);
    private final CountDownLatch damaged = new CountDownLatch(1);

    /** Uninstalls its tenant while another scenario goes on; its own users never notice what that does. */
    @Requirement(
            id = "VAN-01",
            group = "test",
            title = "Vandal",
            level = Level.MUST,
            sentence = "-",
            source = "-",
            mend = "-")
    private record Vandal(String tenant, CountDownLatch before, CountDownLatch after) implements Scenario {

        @Override
        public Set<Need> needs() {
            return Set.of();
        }

        @Override
        public void play(Stage stage) {
            var vandal = stage.install(tenant);
            stage.access().tryOnce(vandal);
            await(before);
            vandal.uninstall();
            after.countDown();
        }

        @Override
        public Checker expects() {
            return ALL_LET_IN;
        }
    }

    /** Is let in before and after the other one did it. */
    @Requirement(
            id = "BYS-01",
            group = "test",
            title = "Bystander",
            level = Level.MUST,
            sentence = "-",
            source = "-",
            mend = "-")
    private record Bystander(CountDownLatch before, CountDownLatch after) implements Scenario {

        @Override
        public Set<Need> needs() {
            return Set.of();
        }

        @Override
        public void play(Stage stage) {
            var acme = stage.install("acme");
            stage.access().tryOnce(acme);
            before.countDown();
            await(after);
            stage.access().tryOnce(acme);
        }

        @Override
        public Checker expects() {
            return ALL_LET_IN;
        }
    }

    /** Has two tenants that install at the same time, which preflight did not find to be too much. */
    @Requirement(
            id = "CRO-01",
            group = "test",
            title = "Crowd",
            level = Level.MUST,
            sentence = "-",
            source = "-",
            mend = "-")
    private static final class Crowd implements Scenario {

        @Override
        public Set<Need> needs() {
            return Set.of();
        }

        @Override
        public void play(Stage stage) {
            stage.sideBySide(List.of(() -> stage.install("crowd-1"), () -> stage.install("crowd-2")));
        }

        @Override
        public Checker expects() {
            return Callbacks.callbacks("installed").acknowledged();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Scenario vandal() {
        return new Vandal("vandal", othersAreThere, damaged);
    }

    private Scenario visitor() {
        return new Vandal("visitor", othersAreThere, damaged);
    }

    private Scenario bystander() {
        return new Bystander(othersAreThere, damaged);
    }

    private RunOutcome run(int port, List<String> command, Scenario... scenarios) throws Exception {
        var plan = Plans.of(folder, FrailAddon.descriptor(port), command, scenarios);
        return new Rehearsal(plan, new RunListener() {}).run();
    }

    private RunOutcome runStarted(Scenario... scenarios) throws Exception {
        return run(FreePorts.next(), FrailAddon.command(), scenarios);
    }

    private RunOutcome runAgainst(Scenario... scenarios) throws Exception {
        try (var addon = new FrailAddon(0)) {
            return run(addon.port(), List.of(), scenarios);
        }
    }

    private static Judgement judgement(RunOutcome outcome, String id) {
        return outcome.judgements().stream()
                .filter(judgement -> judgement.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> observed(Judgement judgement) {
        return judgement.decisive().stream().map(Finding::observed).toList();
    }

    private static long starts(RunOutcome outcome) {
        return outcome.history().stream()
                .filter(e -> e.fact() instanceof Fact.AddonChanged changed
                        && changed.state().equals("started"))
                .count();
    }

    @Test
    void whoever_damages_an_add_on_is_charged_and_nobody_else() throws Exception {
        var outcome = runStarted(bystander(), vandal());

        var vandal = judgement(outcome, "VAN-01");
        assertThat(vandal.outcome()).as("%s", vandal).isEqualTo(Outcome.FAILED);
        assertThat(observed(vandal).get(0)).contains("answered a good token with 500", "share");
        var bystander = judgement(outcome, "BYS-01");
        assertThat(bystander.outcome()).as("%s", bystander).isEqualTo(Outcome.PASSED);
        assertThat(bystander.notes()).singleElement().asString().contains("VAN-01", "passes alone");
    }

    @Test
    void what_nobody_can_restart_is_charged_to_nobody_in_particular() throws Exception {
        var outcome = runAgainst(bystander(), vandal());

        assertThat(outcome.judgements()).allSatisfy(judgement -> {
            assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(observed(judgement).get(0)).contains("no scenario touches", "BYS-01, VAN-01", "Restart it");
        });
    }

    @Test
    void what_was_alone_is_charged_also_where_nobody_can_restart() throws Exception {
        othersAreThere.countDown();

        var vandal = judgement(runAgainst(vandal()), "VAN-01");

        assertThat(vandal.outcome()).as("%s", vandal).isEqualTo(Outcome.FAILED);
        assertThat(vandal.notes()).singleElement().asString().contains("could not be confirmed");
    }

    @Test
    void a_sound_add_on_is_asked_once_after_each_scenario_and_left_as_it_was() throws Exception {
        var outcome = runStarted(bystander(), visitor());

        assertThat(outcome.judgements()).allMatch(judgement -> judgement.outcome() == Outcome.PASSED);
        assertThat(outcome.judgements()).allMatch(judgement -> judgement.notes().isEmpty());
        assertThat(starts(outcome)).isEqualTo(1);
        assertThat(outcome.history().stream()
                        .filter(e -> e.tenant().equals(AccessProbed.CONTROL) && e.fact() instanceof AccessProbed)
                        .map(e -> e.rehearsal()))
                .containsExactlyInAnyOrder("control", "BYS-01", "VAN-01", "control");
        assertThat(outcome.history())
                .anyMatch(e -> e.tenant().equals(AccessProbed.CONTROL)
                        && e.fact() instanceof Fact.TenantChanged changed
                        && changed.change().equals("uninstalled"));
    }

    @Test
    void who_fails_only_when_installs_overlap_is_not_blamed() throws Exception {
        var crowd = judgement(runAgainst(new Crowd()), "CRO-01");

        assertThat(crowd.outcome()).as("%s", crowd).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(observed(crowd)).singleElement().asString().contains("it failed 1 of 3 times");
    }
}
