package dev.firedrill.addon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.time.Await;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class AddonProcessTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final History history = new History(RunClock.start());
    private final List<AddonProcess> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(AddonProcess::close);
    }

    private static Optional<String> unready() {
        return Optional.of("its descriptor answered 503");
    }

    private Path log() {
        return folder.resolve("addon.log");
    }

    private AddonProcess shell(String script) throws AddonFailedException {
        return start(List.of("sh", "-c", script), folder);
    }

    private AddonProcess start(List<String> words, Path directory) throws AddonFailedException {
        var command = new AddonCommand(words, directory, Map.of("GREETING", "hello"), log());
        var process = AddonProcess.start(command, history);
        started.add(process);
        return process;
    }

    private List<String> states() {
        return history.entries().stream()
                .map(entry -> ((Fact.AddonChanged) entry.fact()).state())
                .toList();
    }

    private String logged() {
        try {
            return Files.readString(log()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String awaitLog() {
        return Await.until("the add-on logs", BOUND, this::logged, text -> !text.isEmpty());
    }

    private void awaitState(String state) {
        Await.until("it " + state, BOUND, this::states, states -> states.contains(state));
    }

    @Test
    void one_that_answers_is_ready() throws AddonFailedException {
        var process = shell("sleep 300");

        process.awaitReady(BOUND, Optional::empty);

        assertThat(process.alive()).isTrue();
        assertThat(states()).containsExactly("started", "ready");
    }

    @Test
    void one_that_dies_at_its_start_shows_the_end_of_its_log() throws AddonFailedException {
        var process = shell("for i in $(seq 40); do echo line $i; done; exit 3");

        assertThatExceptionOfType(AddonFailedException.class)
                .isThrownBy(() -> process.awaitReady(BOUND, AddonProcessTest::unready))
                .withMessageContaining("exit code 3")
                .withMessageContaining("line 26\n")
                .withMessageEndingWith("line 40")
                .withMessageNotContaining("line 25\n");
    }

    @Test
    void one_that_never_gets_ready_says_what_is_wrong() throws AddonFailedException {
        var process = shell("echo warming up; sleep 300");

        assertThatExceptionOfType(AddonFailedException.class)
                .isThrownBy(() -> process.awaitReady(Duration.ofSeconds(1), AddonProcessTest::unready))
                .withMessageContaining("not ready within 1 s: its descriptor answered 503")
                .withMessageContaining("addon.ready-within")
                .withMessageEndingWith("warming up");
    }

    @Test
    void a_missing_command_names_the_setting() {
        assertThatExceptionOfType(AddonFailedException.class)
                .isThrownBy(() -> start(List.of("no-such-command-anywhere"), folder))
                .withMessageContaining("no-such-command-anywhere")
                .withMessageContaining("'addon.command'");
    }

    @Test
    void a_missing_directory_names_the_setting() {
        Path missing = folder.resolve("missing");

        assertThatExceptionOfType(AddonFailedException.class)
                .isThrownBy(() -> start(List.of("sh"), missing))
                .withMessageContaining("'addon.directory' (" + missing + ")");
    }

    @Test
    void gets_its_environment_and_nothing_to_read() throws AddonFailedException {
        shell("cat; echo \"$GREETING\"");

        assertThat(awaitLog()).isEqualTo("hello");
    }

    @Test
    void its_errors_are_in_the_log_too() throws AddonFailedException {
        shell("echo broken >&2");

        assertThat(awaitLog()).isEqualTo("broken");
    }

    @Test
    void its_children_end_with_it() throws AddonFailedException {
        var process = shell("sleep 300 & echo $!; wait");
        var child = ProcessHandle.of(Long.parseLong(awaitLog())).orElseThrow();

        process.close();

        assertThat(process.alive()).isFalse();
        Await.until("the child has ended", BOUND, child::isAlive, alive -> !alive);
    }

    @Test
    void one_that_does_not_listen_is_killed() throws AddonFailedException {
        var process = shell("trap '' TERM; echo deaf; while :; do sleep 1; done");
        awaitLog();

        process.close();

        Await.until("it has ended", BOUND, process::alive, alive -> !alive);
    }

    @Test
    void being_stopped_is_no_death() throws AddonFailedException {
        var process = shell("sleep 300");

        process.close();
        awaitState("stopped");

        assertThat(states()).containsExactly("started", "stopped");
    }

    @Test
    void an_end_of_its_own_is_a_death() throws AddonFailedException {
        shell("exit 7");

        awaitState("died");

        var died = (Fact.AddonChanged)
                history.entries().get(history.entries().size() - 1).fact();
        assertThat(died.detail()).isEqualTo("exit code 7");
    }

    @Test
    void closing_what_has_died_stops_nothing() throws AddonFailedException {
        var process = shell("exit 7");
        awaitState("died");

        process.close();

        assertThat(states()).containsExactly("started", "died");
    }

    @Test
    void a_restart_records_no_death() throws AddonFailedException {
        var process = shell("sleep 300");

        process.restart();

        assertThat(process.alive()).isTrue();
        assertThat(states()).containsExactly("started", "stopped", "started");
    }

    @Test
    void a_death_after_a_restart_is_a_death() throws AddonFailedException {
        var process = shell("if [ -e second ]; then exit 7; fi; touch second; echo first; sleep 300");
        awaitLog();

        process.restart();
        awaitState("died");

        assertThat(states()).containsExactly("started", "stopped", "started", "died");
    }
}
