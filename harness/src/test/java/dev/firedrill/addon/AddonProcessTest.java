package dev.firedrill.addon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(OS.WINDOWS)
class AddonProcessTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final History history = new History(RunClock.start());
    private final List<AddonProcess> started = new ArrayList<>();
    private final List<ProcessId> births = new CopyOnWriteArrayList<>();
    private Readiness readiness = new Readiness(BOUND, Optional::empty);

    @AfterEach
    void close() {
        started.forEach(AddonProcess::close);
    }

    private void neverReady(Duration within) {
        readiness = new Readiness(within, () -> Optional.of("its descriptor answered 503"));
    }

    private Path log() {
        return folder.resolve("addon.log");
    }

    private AddonProcess shell(String script) throws AddonFailedException {
        return start(List.of("sh", "-c", script), folder);
    }

    private AddonProcess start(List<String> words, Path directory) throws AddonFailedException {
        var command = new AddonCommand(words, directory, Map.of("GREETING", "hello"), log());
        var process = AddonProcess.start(command, readiness, id -> births.add((ProcessId) id), history);
        started.add(process);
        return process;
    }

    private List<String> states() {
        return history.entries().stream()
                .map(entry -> ((Fact.AddonChanged) entry.fact()).state())
                .toList();
    }

    private List<String> details(String state) {
        return history.entries().stream()
                .map(entry -> (Fact.AddonChanged) entry.fact())
                .filter(fact -> fact.state().equals(state))
                .map(Fact.AddonChanged::detail)
                .toList();
    }

    private ProcessHandle loggedProcess() {
        return ProcessHandle.of(Long.parseLong(awaitLog())).orElseThrow();
    }

    private static void awaitEnd(ProcessHandle process) {
        Await.until("it has ended", BOUND, process::isAlive, alive -> !alive);
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

        process.awaitReady();

        assertThat(process.alive()).isTrue();
        assertThat(states()).containsExactly("started", "ready");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_death_that_others_can_see_is_in_the_history_at_once() throws AddonFailedException {
        for (int time = 0; time < 20; time++) {
            history.append("", "", new Fact.AddonChanged("time", String.valueOf(time)));
            var process = shell("sleep 300");
            var id = births.get(births.size() - 1);
            ProcessHandle handle = ProcessHandle.of(id.pid()).orElseThrow();

            handle.destroyForcibly();
            Await.until("it runs no more", BOUND, Duration.ofMillis(1), () -> isGone(id), gone -> gone);

            assertThat(process.alive()).isFalse();
            assertThat(states()).endsWith("time", "started", "died");
        }
    }

    private static boolean isGone(ProcessId id) {
        Path stat = Path.of("/proc", String.valueOf(id.pid()), "stat");
        try {
            return Files.readString(stat).contains(") Z ");
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void one_that_dies_at_its_start_shows_the_end_of_its_log() throws AddonFailedException {
        neverReady(BOUND);
        var process = shell("for i in $(seq 40); do echo line $i; done; exit 3");

        assertThatExceptionOfType(AddonFailedException.class)
                .isThrownBy(process::awaitReady)
                .withMessageContaining("exit code 3")
                .withMessageContaining("line 26\n")
                .withMessageEndingWith("line 40")
                .withMessageNotContaining("line 25\n");
    }

    @Test
    void one_that_never_gets_ready_says_what_is_wrong() throws AddonFailedException {
        neverReady(Duration.ofSeconds(1));
        var process = shell("echo warming up; sleep 300");

        assertThatExceptionOfType(AddonFailedException.class)
                .isThrownBy(process::awaitReady)
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
        var child = loggedProcess();

        process.close();

        assertThat(process.alive()).isFalse();
        awaitEnd(child);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void its_children_end_with_it_in_sessions_of_their_own_too() throws AddonFailedException {
        var process = shell("setsid sh -c 'echo $$; sleep 300' & sleep 300");
        var child = loggedProcess();

        process.close();

        awaitEnd(child);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void its_children_end_when_it_ends_by_itself() throws AddonFailedException {
        shell("sleep 300 & echo $!");

        long child = Long.parseLong(awaitLog());
        Await.until("it has ended", BOUND, () -> ProcessHandle.of(child), process -> process.isEmpty());

        assertThat(states()).containsExactly("started", "died");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void is_recorded_with_its_own_process() throws AddonFailedException {
        shell("echo $$; sleep 300");

        assertThat(details("started")).singleElement().asString().startsWith("process " + awaitLog() + ": sh -c echo");
        assertThat(births).extracting(ProcessId::pid).containsExactly(Long.parseLong(awaitLog()));
    }

    /** A shell has what it runs in the background ignore Ctrl-C, and so would everything that an add-on starts. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void ignores_no_signal_that_this_process_heeds() throws AddonFailedException {
        shell("grep SigIgn /proc/self/status /proc/" + ProcessHandle.current().pid() + "/status");

        List<Long> ignored = Await.until("both are logged", BOUND, this::ignored, list -> list.size() == 2);
        assertThat(ignored.get(0)).isEqualTo(ignored.get(1));
    }

    /** For each line of the log, which of the signals from HUP to TERM are ignored. */
    private List<Long> ignored() {
        return logged().lines()
                .map(line -> Long.parseUnsignedLong(line.substring(line.length() - 16), 16) & 0x7fff)
                .toList();
    }

    @Test
    void has_five_seconds_to_end_in_peace() throws AddonFailedException {
        var process = shell("trap 'sleep 1; echo farewell; exit 0' TERM; echo up; while :; do sleep 0.1; done");
        awaitLog();

        process.close();

        assertThat(logged()).endsWith("farewell");
    }

    @Test
    void its_children_have_as_long() throws AddonFailedException {
        var process = shell(
                "sh -c 'trap \"sleep 1; echo farewell; exit 0\" TERM; echo up; while :; do sleep 0.1; done' & wait");
        awaitLog();

        process.close();

        assertThat(logged()).endsWith("farewell");
    }

    @Test
    void being_killed_is_no_death() throws AddonFailedException {
        var process = shell("sleep 300");

        process.kill();

        assertThat(process.alive()).isFalse();
        assertThat(states()).containsExactly("started", "killed");
    }

    @Test
    void being_killed_leaves_no_time_for_anything() throws AddonFailedException {
        var process = shell("trap 'echo farewell; exit 0' TERM; sh -c 'echo $$; sleep 300' & wait");
        var child = loggedProcess();

        process.kill();

        awaitEnd(child);
        assertThat(logged()).doesNotContain("farewell");
    }

    @Test
    void killing_what_has_died_is_no_second_end() throws AddonFailedException {
        var process = shell("exit 7");
        awaitState("died");

        process.kill();

        assertThat(states()).containsExactly("started", "died");
    }

    /** Whichever comes first. */
    @Test
    void what_is_killed_while_it_dies_ends_once() throws AddonFailedException {
        var process = shell("exit 7");
        for (int i = 0; i < 10; i++) {
            process.kill();
            process.restart();
        }
        process.kill();

        assertThat(states().stream().filter("started"::equals)).hasSize(11);
        assertThat(states().stream().filter(state -> List.of("died", "killed").contains(state)))
                .hasSize(11);
    }

    @Test
    void what_was_killed_starts_again_and_is_awaited() throws AddonFailedException {
        var process = shell("sleep 300");
        process.kill();

        process.start();

        assertThat(process.alive()).isTrue();
        assertThat(states()).containsExactly("started", "killed", "started", "ready");
        assertThat(births).hasSize(2);
    }

    @Test
    void what_runs_is_not_started_twice() throws AddonFailedException {
        var process = shell("sleep 300");

        assertThatIllegalStateException().isThrownBy(process::start);
        assertThat(states()).containsExactly("started");
    }

    @Test
    void after_the_run_it_is_not_started_again() throws AddonFailedException {
        var process = shell("sleep 300");
        process.close();

        assertThatExceptionOfType(AddonFailedException.class).isThrownBy(process::start);
        assertThat(states()).containsExactly("started", "stopped");
    }

    /** Whoever sees that it is dead finds in the history why. */
    @Test
    void a_death_is_recorded_before_it_shows() throws AddonFailedException {
        var process = shell("exit 7");

        Await.until("it has ended", BOUND, process::alive, alive -> !alive);

        assertThat(states()).containsExactly("started", "died");
    }

    @Test
    void what_nobody_can_note_does_not_run() {
        var command = new AddonCommand(List.of("sh", "-c", "echo $$; sleep 300"), folder, Map.of(), log());

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> AddonProcess.start(
                        command,
                        readiness,
                        id -> {
                            awaitLog();
                            throw new UncheckedIOException(new IOException("no space left"));
                        },
                        history));
        assertThat(ProcessHandle.of(Long.parseLong(logged())).filter(ProcessHandle::isAlive))
                .isEmpty();
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
        shell("echo first; echo; echo Error: no database; exit 7");

        awaitState("died");

        var died = (Fact.AddonChanged)
                history.entries().get(history.entries().size() - 1).fact();
        assertThat(died.detail()).isEqualTo("exit code 7");
        assertThat(died.output()).containsExactly("first", "Error: no database");
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
