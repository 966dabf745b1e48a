package dev.firedrill.addon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ProcessIdTest {

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
    }

    private Process shell(String script) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", script).start();
        started.add(process);
        return process;
    }

    @Test
    void tells_who_lives() {
        assertThat(ProcessId.own().lives()).isTrue();
    }

    @Test
    void is_nobody_else_of_the_same_number() throws IOException {
        var process = shell("sleep 300");
        var other =
                new ProcessId(process.pid(), ProcessId.of(process.toHandle()).started() - 60_000);

        assertThat(other.lives()).isFalse();
        assertThat(other.end()).isFalse();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void ends_it_with_its_children() throws IOException, InterruptedException {
        var process = shell("sleep 300 & echo $!; wait");
        long child = Long.parseLong(process.inputReader().readLine());

        assertThat(ProcessId.of(process.toHandle()).end()).isTrue();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void there_is_nothing_to_end_in_what_has_ended() throws IOException, InterruptedException {
        var process = shell("sleep 300");
        var id = ProcessId.of(process.toHandle());
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(id.end()).isFalse();
    }
}
