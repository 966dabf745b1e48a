package dev.firedrill.cli;

import static dev.firedrill.cli.Messages.assertThatOnlyMessageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.cli.TinyAddon.Trait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a user says wrong: 64, or 3 for a name that names nothing; nothing is asked of the add-on. */
@Execution(ExecutionMode.CONCURRENT)
class WrongWordsTest {

    private static final String URL = "http://localhost:1/atlassian-connect.json";

    @RegisterExtension
    private final Desk desk = new Desk();

    @Test
    void an_id_like_another_is_guessed() throws IOException {
        assertThatOnlyMessageOf(desk.run("run", "INS-O1", URL), 3)
                .contains("No scenario is called 'INS-O1'; did you mean 'INS-01'?", "'firedrill list'");
    }

    @Test
    void a_glob_that_matches_nothing_is_no_success() throws IOException {
        assertThatOnlyMessageOf(desk.run("run", "XYZ-*", URL), 3).contains("'XYZ-*'");
    }

    @Test
    void a_wrong_key_is_shown_where_it_stands() throws IOException {
        desk.write("firedrill.yaml", "addon:\n  url: " + URL + "\n  comand: npm start\n");

        assertThatOnlyMessageOf(desk.run("run"), 64)
                .startsWith("firedrill: firedrill.yaml:3:3: 'comand' is not a key of addon; did you mean 'command'?")
                .endsWith("\n    comand: npm start\n    ^\n");
    }

    @Test
    void a_configuration_that_is_not_there_is_named() throws IOException {
        assertThatOnlyMessageOf(desk.run("run", "other.yaml"), 64).contains("other.yaml: there is no such file");
    }

    @Test
    void an_option_like_another_is_guessed() throws IOException {
        assertThatOnlyMessageOf(desk.run("run", URL, "--sed", "3"), 64)
                .contains("'--sed' is not an option of 'firedrill run'; did you mean '--seed'?", "--help");
    }

    @Test
    void a_value_that_does_not_fit_is_refused() throws IOException {
        assertThatOnlyMessageOf(desk.run("run", URL, "--seed", "x"), 64).contains("'--seed'", "'x'");
        assertThatOnlyMessageOf(desk.run("run", URL, "--key-port", "99999"), 64).contains("--key-port", "65535");
        assertThatOnlyMessageOf(desk.run("run", URL, "--gateway-port", "-1"), 64)
                .contains("--gateway-port", "65535");
        assertThatOnlyMessageOf(desk.run("run", URL, "--addressing", "tls"), 64)
                .contains("'tls' is no addressing; write loopback or gateway.");
        assertThatOnlyMessageOf(desk.run("run", URL, "--toxiproxy", "docker"), 64)
                .contains("--toxiproxy: 'docker' names no Toxiproxy; write embedded, container, auto");
        assertThatOnlyMessageOf(desk.run("run", URL, "--connect-to", ":80"), 64).contains("':80'", "HOST:PORT");
        assertThatOnlyMessageOf(desk.run("run", URL, "--image", "my addon"), 64)
                .contains("--image must be the name of an image, such as team/addon:1.2, and is 'my addon'.");
    }

    @Test
    void an_image_beside_a_command_is_refused() throws IOException {
        assertThatOnlyMessageOf(desk.run("run", URL, "--image", "addon", "--", "npm", "start"), 64)
                .contains("--image starts the add-on, and so does the command behind '--'; keep one.");
    }

    @Test
    void a_command_like_another_is_guessed() throws IOException {
        assertThatOnlyMessageOf(desk.run("rn"), 64).contains("'rn' is not a command; did you mean 'run'?");
        assertThatOnlyMessageOf(desk.run(URL), 64).contains("did you mean 'firedrill run " + URL + "'?");
    }

    @Test
    void two_targets_are_one_too_many() throws IOException {
        assertThatOnlyMessageOf(desk.run("run", URL, "http://localhost:2/d.json"), 64)
                .contains("'" + URL + "'", "'http://localhost:2/d.json'", "One run tests one add-on");
    }

    @Test
    void no_target_at_all_is_asked_for() throws IOException {
        assertThatOnlyMessageOf(desk.run("run"), 64).contains("Which add-on?", "firedrill.yaml");
    }

    @Test
    void a_url_without_its_beginning_is_understood_as_such() throws IOException {
        assertThatOnlyMessageOf(desk.run("run", "localhost:3000/atlassian-connect.json"), 64)
                .contains("'http://localhost:3000/atlassian-connect.json'");
    }

    @Test
    void a_key_port_in_use_is_named_with_the_option() throws IOException {
        var addon = desk.addon();
        try (var taken = new ServerSocket(desk.freePort())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThatOnlyMessageOf(desk.run("run", addon.url(), "--key-port", port), 64)
                    .contains("Port " + port, "--key-port", "'host.key-server-port'");
        }
        assertThat(addon.asked()).isEmpty();
    }

    @Test
    void a_gateway_port_in_use_is_named_with_the_option() throws IOException {
        var addon = desk.addon();
        try (var taken = new ServerSocket(desk.freePort(), 50, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThatOnlyMessageOf(desk.run("run", addon.url(), "--key-port", "0", "--gateway-port", port), 64)
                    .contains("Port " + port, "--gateway-port", "'host.gateway-port'");
        }
        assertThat(addon.asked()).isEmpty();
    }

    @Test
    void production_is_not_dialled() throws IOException {
        assertThatOnlyMessageOf(desk.run("run", "https://addon.example.com/d.json", "--key-port", "0"), 64)
                .contains("'https://addon.example.com/d.json' is not on this machine", "--i-own-this");
    }

    @Test
    void production_is_not_installed_into() throws IOException {
        var addon = desk.addon(Trait.ELSEWHERE);

        assertThatOnlyMessageOf(desk.run("run", addon.url(), "--key-port", "0"), 64)
                .contains("'https://addon.example.com' is not on this machine", "--i-own-this", "addon.connect-to");
        assertThat(addon.asked()).containsOnly("/atlassian-connect.json");
    }

    @Test
    void who_owns_it_may_test_it() throws IOException {
        var addon = desk.addon(Trait.ELSEWHERE);

        Ended ended = desk.run(
                "run",
                "INS-01",
                addon.url(),
                "--key-port",
                "0",
                "--i-own-this",
                "--connect-to",
                "127.0.0.1:" + URI.create(addon.url()).getPort());

        assertThat(ended.code()).as(ended.err()).isZero();
    }

    @Test
    void a_report_folder_in_a_file_is_refused_before_anything_begins() throws IOException {
        var addon = desk.addon();
        desk.write("taken", "");

        assertThatOnlyMessageOf(desk.run("run", addon.url(), "--report-dir", "taken/report"), 64)
                .contains("taken/report", "'taken' is a file, not a folder", "--report-dir");
        assertThat(addon.asked()).isEmpty();
    }

    @Test
    void a_mapping_that_is_none_is_named() throws IOException {
        var addon = desk.addon();
        Path file = desk.write("firedrill/mappings/issue.json", "{\"request\": {}}");

        assertThatOnlyMessageOf(desk.run("run", addon.url(), "--key-port", "0"), 64)
                .contains(file.toString(), "'response'");
        assertThat(addon.tenants()).isEmpty();
    }
}
