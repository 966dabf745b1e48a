package dev.firedrill.launch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.launch.config.FiredrillYaml.Command;
import dev.firedrill.launch.config.FiredrillYaml.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiredrillYamlTest {

    private static final String URL = "http://localhost:3000/atlassian-connect.json";

    @TempDir
    private Path folder;

    @Test
    void a_url_is_enough() throws IOException {
        FiredrillYaml yaml = read("addon: {url: '" + URL + "'}");

        assertThat(yaml).isEqualTo(FiredrillYaml.withDefaults(URL, folder));
        assertThat(yaml.addon().readyWithin()).isNull();
        assertThat(yaml.host().keyServerPort()).isNull();
        assertThat(yaml.host().gatewayPort()).isNull();
        assertThat(yaml.host().addressing()).isEqualTo("loopback");
        assertThat(yaml.host().toxiproxy()).isEqualTo("embedded");
        assertThat(yaml.report().dir()).isEqualTo(folder.resolve("firedrill-report"));
        assertThat(yaml.scenarios()).isEmpty();
    }

    @Test
    void every_key_is_read() throws IOException {
        Files.createDirectories(folder.resolve("app"));
        Files.createDirectories(folder.resolve("firedrill/mine"));
        Files.createFile(folder.resolve("accepted.yaml"));
        Files.createFile(folder.resolve("firedrill/friday.yaml"));
        FiredrillYaml yaml = read("""
                addon:
                  url: http://localhost:3000/atlassian-connect.json
                  command: [java, -jar, target/sample-addon.jar, --port, 3000]
                  directory: app
                  env: {ADDON_DATA: target/data, PORT: 3000, DEBUG: true}
                  ready-within: 2m
                  connect-to: 127.0.0.1:3000
                  i-own-this: true
                  background-period: 500ms
                  product: confluence
                  clock: {advance: /test/clock}
                probe:
                  backend: /api/notes
                host:
                  key-server-port: 9000
                  gateway-port: 9001
                  addressing: gateway
                  toxiproxy: http://127.0.0.1:8474
                  mappings: firedrill/mine
                report:
                  dir: target/firedrill
                scenarios: ["URL-*", INS-01]
                strict: true
                seed: 42
                known-failures: accepted.yaml
                schedules: [firedrill/friday.yaml]
                """);

        var addon = new FiredrillYaml.Addon(
                URL,
                new Command(List.of("java", "-jar", "target/sample-addon.jar", "--port", "3000"), false),
                null,
                folder.resolve("app"),
                Map.of("ADDON_DATA", "target/data", "PORT", "3000", "DEBUG", "true"),
                Duration.ofMinutes(2),
                "127.0.0.1:3000",
                true,
                Duration.ofMillis(500),
                "confluence",
                new FiredrillYaml.Clock("/test/clock"));
        assertThat(yaml)
                .isEqualTo(new FiredrillYaml(
                        addon,
                        new Probe("/api/notes", null, null, null, null),
                        new FiredrillYaml.Host(
                                9000, 9001, "gateway", "http://127.0.0.1:8474", folder.resolve("firedrill/mine")),
                        new FiredrillYaml.Report(folder.resolve("target/firedrill")),
                        List.of("URL-*", "INS-01"),
                        true,
                        42L,
                        folder.resolve("accepted.yaml"),
                        List.of(folder.resolve("firedrill/friday.yaml"))));
    }

    @Test
    void a_file_of_known_failures_that_is_named_must_be_there() {
        assertWrong(
                "addon: {url: http://a/}\nknown-failures: gone.yaml",
                "firedrill.yaml:2:17: known-failures names a file that does not exist: 'gone.yaml'.");
    }

    @Test
    void a_schedule_that_is_named_must_be_there() {
        assertWrong(
                "addon: {url: http://a/}\nschedules: [gone.yaml]",
                "firedrill.yaml:2:13: schedules names a file that does not exist: 'gone.yaml'.");
    }

    @Test
    void a_command_in_one_line_is_for_the_shell() throws IOException {
        Command command =
                read("addon: {url: '" + URL + "', command: npm start}").addon().command();

        assertThat(command).isEqualTo(new Command(List.of("npm start"), true));
    }

    @Test
    void an_image_takes_the_place_of_a_command() throws IOException {
        var addon = read("addon: {url: '" + URL + "', image: 'team/addon:1.2'}").addon();

        assertThat(addon.image()).isEqualTo("team/addon:1.2");
        assertThat(addon.command()).isNull();
    }

    @Test
    void an_image_beside_a_command_is_refused_where_the_command_stands() {
        assertWrong(
                "addon:\n  url: http://a/\n  image: addon\n  command: npm start",
                "firedrill.yaml:4:3: 'addon.image' starts the add-on, and 'addon.command' would, too; keep one.");
        assertWrong(
                "addon:\n  url: http://a/\n  image: addon\n  directory: .",
                "firedrill.yaml:4:3: 'addon.directory' is where a command runs; an image has its own.");
    }

    @Test
    void a_clock_under_faketime_needs_no_more() throws IOException {
        assertThat(read("addon: {url: '" + URL + "', clock: faketime}").addon().clock())
                .isEqualTo(new FiredrillYaml.Clock(null));
    }

    @Test
    void a_clock_that_nobody_knows_is_refused_with_what_there_is() {
        assertWrong(
                "addon:\n  url: http://a/\n  clock: sundial",
                "firedrill.yaml:3:10: addon.clock must be faketime or {advance: /a/path}, not 'sundial'.");
    }

    @Test
    void a_clock_without_a_path_says_what_is_missing() {
        assertWrong(
                "addon:\n  url: http://a/\n  clock: {}",
                "firedrill.yaml:3:10: 'addon.clock.advance' is missing; it is required.");
    }

    @Test
    void a_mistyped_key_is_shown_with_a_caret_and_the_one_that_was_meant() {
        assertWrong("""
                addon:
                  url: http://localhost:3000/
                  readyWithn: 60s
                """, """
                firedrill.yaml:3:3: 'readyWithn' is not a key of addon; did you mean 'ready-within'? Keys here are: \
                url, command, image, directory, env, ready-within, connect-to, i-own-this, background-period, product, \
                clock.
                    readyWithn: 60s
                    ^""");
    }

    @Test
    void a_key_like_no_other_gets_no_guess() {
        assertWrong(
                "addon: {url: 'http://a/'}\nfrobnicate: 1", "firedrill.yaml:2:1: 'frobnicate' is not a key. Keys here");
    }

    @Test
    void a_missing_url_is_asked_for_where_it_belongs() {
        assertWrong("""
                # mine
                addon:
                  product: jira
                """, "firedrill.yaml:3:3: 'addon.url' is missing; it is required.\n    product: jira\n    ^");
        assertWrong("", "firedrill.yaml:1:1: 'addon' is missing; it is required.");
    }

    @Test
    void a_wrong_value_is_quoted_with_what_would_be_right() {
        assertWrong(
                addon("ready-within: 60"),
                ":3:17: addon.ready-within must be a duration such as 500ms, 60s or 2m,"
                        + " not '60'.\n    ready-within: 60\n                  ^");
        assertWrong(
                addon("product: jera"),
                ":3:12: addon.product must be jira or confluence, not 'jera'; did you mean" + " 'jira'?");
        assertWrong(addon("env: [a]"), ":3:8: addon.env must be keys with values beneath it, not a list.");
        assertWrong(addon("connect-to: localhost:70000"), "a host and a port such as 127.0.0.1:3000");
        assertWrong(addon("i-own-this: yes"), "addon.i-own-this must be true or false, not 'yes'.");
        assertWrong(addon("directory: nowhere"), "addon.directory names a folder that does not exist");
        assertWrong("addon: {url: 'http://a/'}\nhost: {key-server-port: 0}", "must be a port from 1 to 65535, not '0'");
        assertWrong("addon: {url: 'http://a/'}\nprobe:", ":2:7: probe must be keys with values beneath it, not empty.");
        assertWrong("addon: {url: localhost:3000}", "addon.url must be a URL such as http://localhost:3000/");
        assertWrong("- a", "the file must be keys with values beneath it, not a list.");
    }

    @Test
    void a_key_that_is_given_twice_is_refused() {
        assertWrong(addon("url: http://b/"), ":3:3: 'addon.url' is given twice.");
    }

    @Test
    void what_is_not_yaml_is_shown_too() {
        assertWrong("addon: {url: 'http://a/'\nseed: 1", "firedrill.yaml:2:1: this is not YAML: ");
        assertWrong("a: \u0007", "firedrill.yaml:1:1: this is not YAML: ");
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> FiredrillYaml.read(folder.resolve("firedrill.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith("firedrill.yaml: there is no such file.");
    }

    private static String addon(String line) {
        return "addon:\n  url: http://localhost:3000/\n  " + line + "\n";
    }

    private FiredrillYaml read(String text) throws IOException {
        return FiredrillYaml.read(Files.writeString(folder.resolve("firedrill.yaml"), text));
    }

    private void assertWrong(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigException.class)
                .satisfies(e -> assertThat(Objects.requireNonNull(e.getMessage())
                                .replace(
                                        folder.toString()
                                                + folder.getFileSystem().getSeparator(),
                                        ""))
                        .contains(message));
    }
}
