package dev.firedrill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Outcome;
import dev.firedrill.checker.Requirement;
import dev.firedrill.fault.Attribution;
import dev.firedrill.fault.Direction;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Schedule;
import dev.firedrill.fault.Toxic;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import dev.firedrill.stage.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of the network, named by scenarios and carried out for them. */
class NetworkFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration AGES = Duration.ofHours(1);
    private static final Checker CONTENT = history -> List.of(Finding.passed("it was played", "it was", List.of()));

    @TempDir
    Path folder;

    private final List<Duration> took = new ArrayList<>();
    private FrailAddon addon;

    /** Does what a test says. */
    @Requirement(
            id = "NET-99",
            group = "test",
            title = "Network",
            level = Level.MUST,
            sentence = "-",
            source = "-",
            mend = "-")
    private record Playing(Consumer<Stage> play) implements Scenario {

        @Override
        public Set<Need> needs() {
            return Set.of();
        }

        @Override
        public void play(Stage stage) {
            play.accept(stage);
        }

        @Override
        public Checker expects() {
            return CONTENT;
        }
    }

    @BeforeEach
    void start() throws IOException {
        addon = new FrailAddon(0);
    }

    @AfterEach
    void close() {
        addon.close();
    }

    private Rehearsal rehearsal(Consumer<Stage> play) {
        var plan = Plans.of(folder, FrailAddon.descriptor(addon.port()), List.of(), new Playing(play));
        return new Rehearsal(plan, new RunListener() {});
    }

    private RunOutcome played(Consumer<Stage> play) throws Exception {
        return rehearsal(play).run();
    }

    private static Judgement judgement(RunOutcome outcome) {
        return outcome.judgements().get(0);
    }

    private static <F extends Fact> List<F> facts(RunOutcome outcome, Class<F> kind) {
        return outcome.history().stream()
                .map(Entry::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What an add-on does that calls its host: how long until it was refused for want of a token. */
    private static Duration calling(Tenant tenant) {
        long began = System.nanoTime();
        try {
            var call = (HttpURLConnection) URI.create(tenant.address().url() + "/rest/api/3/myself")
                    .toURL()
                    .openConnection(Proxy.NO_PROXY);
            assertThat(call.getResponseCode()).isEqualTo(401);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Fault.OnLink late(Duration by) {
        return new Fault.OnLink(new Toxic.Latency(by, Duration.ZERO), Direction.TO_ADD_ON);
    }

    private static Fault.OnLink lateToAddon(Duration by) {
        return Fault.OnLink.toAddon(new Toxic.Latency(by, Duration.ZERO), Direction.TO_ADD_ON);
    }

    @Test
    void a_tenant_suffers_alone_until_it_is_healed() throws Exception {
        var outcome = played(stage -> {
            var acme = stage.install("acme");
            var globex = stage.install("globex");
            acme.suffer(late(SHORT));
            took.add(calling(acme));
            acme.suffer(late(AGES));
            calling(globex);
            acme.heal();
            calling(acme);
        });

        assertThat(judgement(outcome).outcome()).as("%s", judgement(outcome)).isEqualTo(Outcome.PASSED);
        assertThat(took.get(0)).isGreaterThanOrEqualTo(SHORT);
        assertThat(facts(outcome, Fact.FaultInjected.class))
                .hasSize(2)
                .allMatch(fault -> fault.attribution() == Attribution.NETWORK);
        assertThat(facts(outcome, Fact.FaultHealed.class)).hasSize(2);
    }

    @Test
    void callbacks_of_a_tenant_suffer_on_their_way() throws Exception {
        var outcome = played(stage -> {
            var acme = stage.install("acme");
            acme.suffer(lateToAddon(SHORT));
            acme.rotateSecret();
            acme.heal();
            acme.rotateSecret();
        });

        assertThat(judgement(outcome).outcome()).as("%s", judgement(outcome)).isEqualTo(Outcome.PASSED);
        assertThat(outcome.history().stream()
                        .filter(e -> e.rehearsal().equals("NET-99") && e.fact() instanceof Fact.CallbackAnswered)
                        .map(e -> ((Fact.CallbackAnswered) e.fact()).answer()))
                .allMatch(answer -> answer.well())
                .anyMatch(answer -> answer.took().compareTo(SHORT) >= 0);
    }

    @Test
    void a_schedule_says_what_is_to_be_and_carries_it_out() throws Exception {
        var outcome = played(stage -> {
            stage.install("acme");
            stage.carryOut(Schedule.calm().then("acme", late(AGES), SHORT).then("acme", lateToAddon(AGES), SHORT));
            calling(stage.tenant("acme"));
        });

        assertThat(judgement(outcome).outcome()).as("%s", judgement(outcome)).isEqualTo(Outcome.PASSED);
        var scheduled = facts(outcome, Fact.FaultScheduled.class).stream()
                .map(Fact.FaultScheduled::fault)
                .toList();
        assertThat(scheduled)
                .containsExactly(late(AGES).describe(), lateToAddon(AGES).describe());
        assertThat(facts(outcome, Fact.FaultInjected.class).stream().map(Fact.FaultInjected::fault))
                .isEqualTo(scheduled);
        assertThat(facts(outcome, Fact.FaultHealed.class).stream().map(Fact.FaultHealed::fault))
                .isEqualTo(scheduled);
    }

    @Test
    void a_scenario_that_breaks_off_leaves_nobody_disturbed() throws Exception {
        var outcome = played(stage -> {
            stage.install("acme").suffer(late(AGES));
            stage.tenant("acme").suffer(lateToAddon(AGES));
            throw new IllegalStateException("oops");
        });

        assertThat(facts(outcome, Fact.FaultHealed.class)).hasSize(2);
        assertThat(judgement(outcome).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(facts(outcome, Fact.TenantChanged.class))
                .anyMatch(change -> change.change().equals("uninstalled"));
    }

    @Test
    void a_run_that_is_ended_early_leaves_nobody_disturbed() throws Exception {
        var runs = new ArrayList<Rehearsal>();
        runs.add(rehearsal(stage -> {
            stage.install("acme").suffer(late(AGES));
            stage.tenant("acme").suffer(lateToAddon(AGES));
            runs.get(0).interrupt();
            stage.users().keepUsing(AGES, stage.tenant("acme"));
        }));

        var outcome = runs.get(0).run();

        assertThat(facts(outcome, Fact.FaultInjected.class)).hasSize(2);
        assertThat(facts(outcome, Fact.FaultHealed.class)).hasSize(2);
    }
}
