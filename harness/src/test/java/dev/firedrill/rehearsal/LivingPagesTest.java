package dev.firedrill.rehearsal;

import static dev.firedrill.checker.Access.currentSecretOpens;
import static dev.firedrill.checker.Moment.acknowledged;
import static dev.firedrill.stage.Credential.TRUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Outcome;
import dev.firedrill.checker.Requirement;
import dev.firedrill.history.Fact;
import dev.firedrill.network.FreePorts;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An add-on with a page that ends it. */
@Execution(ExecutionMode.CONCURRENT)
class LivingPagesTest {

    @TempDir
    Path folder;

    private final int port = FreePorts.next();

    /** Installs, opens every page that is left, and is let in. */
    @Requirement(
            id = "VIS-01",
            group = "test",
            title = "Visit",
            level = Level.MUST,
            sentence = "-",
            source = "-",
            mend = "-")
    private static final class Visit implements Scenario {

        @Override
        public Set<Need> needs() {
            return Set.of();
        }

        @Override
        public void play(Stage stage) {
            var acme = stage.install("acme");
            stage.access().untilOpen(acme, TRUE);
            stage.users().use(acme);
        }

        @Override
        public Checker expects() {
            return currentSecretOpens(acknowledged("installed"));
        }
    }

    private RunOutcome run(List<String> command) throws Exception {
        return new Rehearsal(Plans.of(folder, FrailAddon.descriptor(port), command, new Visit()), new RunListener() {})
                .run();
    }

    private List<String> atPort(String... words) {
        return Stream.concat(Stream.of("env", "PORT=" + port), FrailAddon.command(words).stream())
                .toList();
    }

    private static List<Fact.PageDeadly> deadly(RunOutcome outcome) {
        return outcome.history().stream()
                .map(entry -> entry.fact())
                .filter(Fact.PageDeadly.class::isInstance)
                .map(Fact.PageDeadly.class::cast)
                .toList();
    }

    private static void assertThatOnlyTheOtherPageWasOpened(RunOutcome outcome) {
        assertThat(outcome.judgements())
                .singleElement()
                .satisfies(judgement ->
                        assertThat(judgement.outcome()).as("%s", judgement).isEqualTo(Outcome.PASSED));
        assertThat(outcome.history())
                .filteredOn(entry -> entry.rehearsal().equals("VIS-01"))
                .extracting(entry -> entry.fact())
                .filteredOn(Fact.UserServed.class::isInstance)
                .extracting(fact -> ((Fact.UserServed) fact).target())
                .containsExactly("page main");
    }

    @Test
    void a_page_that_ends_the_add_on_is_named_with_its_last_words_and_left_out() throws Exception {
        var outcome = run(atPort(FrailAddon.DEADLY));

        assertThatOnlyTheOtherPageWasOpened(outcome);
        assertThat(deadly(outcome)).singleElement().satisfies(page -> {
            assertThat(page.target()).isEqualTo("page deadly");
            assertThat(page.end()).contains("exit code " + FrailAddon.EXIT);
            assertThat(page.output()).contains("TypeError: the settings of this tenant are undefined");
        });
    }

    @Test
    void so_is_one_that_ends_it_behind_a_wrapper_that_lives_on() throws Exception {
        var outcome = run(List.of("sh", "-c", String.join(" ", atPort(FrailAddon.DEADLY)) + "; sleep 600"));

        assertThatOnlyTheOtherPageWasOpened(outcome);
        assertThat(deadly(outcome)).singleElement().satisfies(page -> {
            assertThat(page.target()).isEqualTo("page deadly");
            assertThat(page.end()).contains("nobody listens at 127.0.0.1:" + port + " any more");
        });
    }

    @Test
    void where_nobody_can_start_it_again_the_run_ends_and_says_which_page_it_was() throws Exception {
        Process addon = new ProcessBuilder(atPort(FrailAddon.DEADLY))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            assertThatExceptionOfType(AddonFailedException.class)
                    .isThrownBy(() -> run(List.of()))
                    .withMessageContaining("The add-on ended when page deadly was opened")
                    .withMessageContaining("nobody listens at 127.0.0.1:" + port)
                    .withMessageContaining("addon.command");
        } finally {
            addon.destroyForcibly();
        }
    }
}
