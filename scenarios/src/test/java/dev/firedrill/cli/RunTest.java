package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.cli.TinyAddon.Trait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run that goes well: what it says where, and what it leaves to read. */
@Execution(ExecutionMode.CONCURRENT)
class RunTest {

    private static final String ESCAPE = "\u001b";

    @RegisterExtension
    private final Desk desk = new Desk();

    @Test
    void results_are_said_on_standard_output_and_progress_on_standard_error() throws IOException {
        Ended ended = run("--seed", "42");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .startsWith("Preflight of Tiny at http://localhost:")
                .containsOnlyOnce("✔ INS-01 First install")
                .contains("1 scenario: 1 passed · ", " · seed 42\n")
                .endsWith("report: " + desk.folder().relativize(desk.runDirectory()) + "/index.html\n")
                .doesNotContain("fetching", ESCAPE);
        assertThat(ended.err().lines())
                .containsExactly("fetching the descriptor", "preflight", "scenarios", "clean-up");
    }

    @Test
    void a_run_directory_has_all_there_is_to_know_and_no_secret() throws IOException {
        var addon = desk.addon();
        Ended unused = desk.run("run", "INS-01", addon.url(), "--key-port", "0");

        try (Stream<Path> files = Files.list(desk.runDirectory())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "run.json", "history.ndjson", "settings.json", "junit.xml", "index.html");
        }
        assertThat(desk.folder().resolve("firedrill-report/latest"))
                .hasContent("runs/" + desk.runDirectory().getFileName());
        assertThat(addon.secrets()).hasSizeGreaterThan(5).allMatch(secret -> secret.length() == 64);
        assertThatNoFileHasAnyOf(addon.secrets());
    }

    private void assertThatNoFileHasAnyOf(List<String> secrets) throws IOException {
        try (Stream<Path> files = Files.walk(desk.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.UTF_8))
                        .as(file.toString())
                        .doesNotContain(secrets);
            }
        }
    }

    @Test
    void a_build_server_gets_plain_lines() throws IOException {
        Ended ended = desk.run(
                Map.of("CI", "true", "TERM", "xterm-256color"),
                "run",
                "INS-01",
                desk.addon().url(),
                "--key-port",
                "0");

        assertThat(ended.out() + ended.err()).doesNotContain(ESCAPE, "\r");
    }

    @Test
    void a_program_gets_json_and_nothing_else() throws IOException {
        Ended ended = run("--format", "json");

        assertThat(ended.out()).isEqualTo(Files.readString(desk.runDirectory().resolve("run.json")));
        assertThat(ended.err()).contains("✔ INS-01 First install", "report: ");
    }

    @Test
    void a_job_on_github_gets_a_summary() throws IOException {
        Path summary = desk.folder().resolve("summary.md");
        Files.writeString(summary, "# What came before\n");
        Ended ended = desk.run(
                Map.of("CI", "true", "GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()),
                "run",
                "INS-01",
                desk.addon().url(),
                "--key-port",
                "0");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(summary).content(StandardCharsets.UTF_8).startsWith("# What came before\n## Firedrill: Tiny\n");
    }

    @Test
    void colour_is_as_the_user_says() throws IOException {
        desk.storedRun();

        assertThat(check(Map.of("FORCE_COLOR", "1"))).contains(ESCAPE + "[34m✔");
        assertThat(check(Map.of("FORCE_COLOR", "1"), "--color", "never")).doesNotContain(ESCAPE);
        assertThat(check(Map.of("NO_COLOR", "1"), "--color=always")).contains(ESCAPE);
    }

    private String check(Map<String, String> environment, String... options) throws IOException {
        var words = Stream.concat(Stream.of("check", desk.runDirectory().toString()), Stream.of(options));
        return desk.run(environment, words.toArray(String[]::new)).out();
    }

    @Test
    void installs_that_break_each_other_now_and_then_come_one_at_a_time() throws IOException {
        var addon = desk.addon(Trait.BREAKS_AT_TWELFTH_INSTALL);

        Ended ended = desk.run("run", "INS-01", addon.url(), "--key-port", "0");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("installs of different tenants that overlap are not all acknowledged");
    }

    @Test
    void an_addon_without_authentication_is_no_concern_of_these_scenarios() throws IOException {
        var addon = desk.addon(Trait.OPEN_TO_ALL);

        Ended ended = desk.run("run", "INS-01", "url", addon.url(), "--key-port", "0");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("– INS-01 First install  skipped: it applies to add-ons that ask for jwt authentication")
                .contains("3 scenarios: 3 not applicable");
        Ended check = desk.run("check", desk.runDirectory().toString());
        assertThat(check.code()).isZero();
        assertThat(check.out().lines().limit(4))
                .isEqualTo(ended.out().lines().limit(4).toList());
    }

    @Test
    void strict_is_kept_for_the_next_time() throws IOException {
        var addon = desk.addon(Trait.REFUSES_ACME);

        Ended ended = desk.run("run", "INS-01", addon.url(), "--key-port", "0", "--strict", "--seed", "7");

        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.out())
                .contains("Reproduce: firedrill run " + addon.url() + " --key-port 0 --strict INS-01 --seed 7\n")
                .contains("Read more: firedrill explain INS-01\n");
        assertThat(desk.runDirectory().resolve("junit.xml")).content().contains("failures=\"1\"");
    }

    private Ended run(String... options) throws IOException {
        var words =
                Stream.concat(Stream.of("run", "INS-01", desk.addon().url(), "--key-port", "0"), Stream.of(options));
        return desk.run(words.toArray(String[]::new));
    }
}
