package dev.firedrill.cli;

import static dev.firedrill.cli.Messages.assertThatOnlyMessageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.cli.TinyAddon.Trait;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Add-ons that Firedrill starts, and those that it cannot. */
@Execution(ExecutionMode.CONCURRENT)
class StartedAddonTest {

    @RegisterExtension
    private final Desk desk = new Desk();

    @Test
    void a_command_behind_dashes_is_started_and_stopped() throws IOException {
        Ended ended = run(desk.freePort(), desk.addonCommand());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("INS-01 First install", "1 scenario: 1 passed");
        assertThat(desk.runDirectory().resolve("addon.log")).content().contains("tiny add-on: starting");
    }

    @Test
    void a_command_of_the_file_is_a_line_for_the_shell() throws IOException {
        int port = desk.freePort();
        String line = String.join(" ", desk.addonCommand());
        desk.write("firedrill.yaml", """
                addon:
                  url: http://localhost:%s/atlassian-connect.json
                  command: true && %s
                """.formatted(port, line));

        assertThat(desk.run("run", "INS-01").code()).isZero();
    }

    @Test
    void a_clock_that_cannot_be_moved_is_named_in_preflight_and_fails_nothing() throws IOException {
        desk.write("firedrill.yaml", """
                addon:
                  url: %s
                  command: %s
                  clock: faketime
                """.formatted(Desk.url(desk.freePort()), String.join(" ", desk.addonCommand())));

        Ended ended = desk.run(Map.of("FIREDRILL_LIBFAKETIME", "/no/such/library.so"), "run", "INS-01");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().replaceAll("\\s+", " "))
                .contains("warning clock: faketime was asked for, and FIREDRILL_LIBFAKETIME names no file that can be"
                        + " read");
    }

    @Test
    void the_clock_of_an_addon_that_runs_already_cannot_be_moved_by_faketime() throws IOException {
        desk.write("firedrill.yaml", """
                addon:
                  url: %s
                  clock: faketime
                host:
                  key-server-port: %s
                """.formatted(desk.addon().url(), desk.freePort()));

        Ended ended = desk.run("run", "INS-01");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().replaceAll("\\s+", " "))
                .contains("warning clock: faketime was asked for, and Firedrill does not start this add-on");
    }

    @Test
    void its_last_words_are_shown_when_it_dies() throws IOException {
        assertThatOnlyMessageOf(run(desk.freePort(), desk.addonCommand(Trait.DIES)), 69)
                .contains("ended with exit code 7", "  tiny add-on: there is no database", "addon.log");
    }

    @Test
    void it_is_not_awaited_for_ever() throws IOException {
        assertThatOnlyMessageOf(
                        run(desk.freePort(), desk.addonCommand(Trait.NEVER_READY), "--ready-within", "1500ms"), 69)
                .contains("not ready within 1500 ms", "answered 503", "--ready-within", "  tiny add-on: starting");
    }

    @Test
    void a_command_that_is_not_there_is_named() throws IOException {
        assertThatOnlyMessageOf(run(desk.freePort(), List.of("no-such-command", "start")), 69)
                .contains("no-such-command", "addon.command");
        assertThat(desk.folder().resolve("firedrill-report")).doesNotExist();
    }

    @Test
    void another_addon_on_its_port_is_not_tested_in_its_stead() throws IOException {
        var other = desk.addon();
        int port = URI.create(other.url()).getPort();

        assertThatOnlyMessageOf(run(port, desk.addonCommand()), 69)
                .contains("Something listens at localhost:" + port + " already", "Stop it");
        assertThat(other.asked()).isEmpty();
    }

    @Test
    void whatever_is_on_its_port_need_not_speak_http() throws IOException {
        try (var taken = new ServerSocket(desk.freePort())) {
            assertThatOnlyMessageOf(run(taken.getLocalPort(), desk.addonCommand()), 69)
                    .contains("Something listens at localhost:" + taken.getLocalPort());
        }
    }

    private Ended run(int port, List<String> command, String... options) throws IOException {
        var words = new ArrayList<>(List.of("run", "INS-01", "http://localhost:" + port + "/atlassian-connect.json"));
        words.addAll(List.of(options));
        words.add("--");
        words.addAll(command);
        return desk.run(words.toArray(String[]::new));
    }
}
