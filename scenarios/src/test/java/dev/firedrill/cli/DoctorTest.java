package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.cli.TinyAddon.Trait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DoctorTest {

    @RegisterExtension
    private final Desk desk = new Desk();

    private Ended examine(String target) throws IOException {
        return desk.run("doctor", target, "--key-port", "0", "--gateway-port", "0");
    }

    @Test
    void nothing_is_wrong_with_an_addon_that_firedrill_starts() throws IOException {
        var words = new ArrayList<>(List.of("doctor", "--"));
        words.addAll(desk.addonCommand());
        Ended ended = desk.run(words.toArray(String[]::new));

        assertThat(ended.out())
                .contains("✔ host to add-on: installed", "✔ add-on to host: install key")
                .doesNotContain("✘");
        assertThat(ended.code()).isZero();
    }

    @Test
    void a_name_that_nobody_knows_ends_it_there() throws IOException {
        Ended ended = examine("http://nobody.invalid/atlassian-connect.json");

        assertThat(ended.out())
                .contains("nobody knows 'nobody.invalid'", "--connect-to HOST:PORT")
                .doesNotContain("connection to", "a first install");
        assertThat(ended.code()).isEqualTo(69);
    }

    @Test
    void an_addon_that_does_not_run_is_told_by_its_port() throws IOException {
        int port = desk.freePort();
        Ended ended = examine("http://localhost:" + port + "/atlassian-connect.json");

        assertThat(ended.out()).contains("✘ connection to localhost:" + port, "Start the add-on first");
        assertThat(ended.code()).isEqualTo(69);
    }

    @Test
    void a_web_page_is_no_descriptor() throws IOException {
        Ended ended = examine(desk.addon(Trait.NO_DESCRIPTOR).url());

        assertThat(ended.out()).contains("is no JSON", "this may be a web page");
        assertThat(ended.code()).isEqualTo(69);
    }

    @Test
    void an_addon_that_never_asks_for_the_key_is_told_how_to_be_started() throws IOException {
        Ended ended = examine(desk.addon().url());

        assertThat(ended.out())
                .contains("✔ host to add-on: installed", "✘ add-on to host: install key", "'firedrill env'");
        assertThat(ended.code()).isEqualTo(69);
    }

    @Test
    void a_port_in_use_is_named_with_the_option_that_changes_it() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = desk.run(
                    "doctor",
                    desk.addon().url(),
                    "--key-port",
                    String.valueOf(other.getLocalPort()),
                    "--gateway-port",
                    "0");

            assertThat(ended.out()).contains(other.getLocalPort() + " is in use", "--key-port");
            assertThat(ended.code()).isEqualTo(69);
        }
    }
}
