package dev.firedrill.cli;

import static dev.firedrill.cli.Messages.assertThatOnlyMessageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A window that is set up by hand, and what becomes of it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class DrillTest {

    private static final String URL = "http://localhost:1/atlassian-connect.json";
    private static final Path JARS =
            Path.of("..", "sample-addon", "target").toAbsolutePath().normalize();
    private static final Pattern DRILL = Pattern.compile("(?m)^drill: (.*)$");

    @RegisterExtension
    private final Desk desk = new Desk();

    /** The sample, or a variant of it, at a port of its own, as a project's configuration names it. */
    private void project(List<String> program, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Ddesk=" + desk.folder()));
        command.addAll(program);
        desk.write("firedrill.yaml", """
                addon:
                  url: %s
                  command: ['%s']
                  env: {ADDON_DATA: '%s', REFRESH_SECONDS: 2}
                  background-period: 2s
                %s
                """.formatted(
                        Desk.url(desk.freePort()),
                        String.join("', '", command),
                        desk.folder().resolve("data"),
                        String.join("\n", more)));
    }

    private static List<String> sample() {
        return List.of("-jar", JARS.resolve("sample-addon.jar").toString());
    }

    private static List<String> mutant(String name) {
        return List.of(
                "-cp",
                JARS.resolve("sample-addon-mutants.jar")
                        + java.io.File.pathSeparator
                        + JARS.resolve("sample-addon.jar"),
                "dev.firedrill.sample.mutants.Mutants",
                name);
    }

    @Test
    void a_sound_addon_holds_and_its_window_is_told_live_and_saved() throws IOException {
        project(sample());

        Ended ended = desk.run("drill", "--down", "3s", "--cold", "2s", "--rename", "--save", "firedrill/friday.yaml");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out())
                .startsWith("Drill: Down for 3s (503), cold for 2s, renamed\n  from 0s to 3s acme is down: answers 503")
                .containsPattern("\n +\\d+\\.\\d s  page issue-panel opens \\(200 in [\\d.]+ m?s\\)\n")
                .containsPattern("\n +\\d+\\.\\d s  acme is down: answers 503 with a maintenance page\n")
                // On a slow machine some of them began before the window.
                .containsPattern("\n +\\d+\\.\\d s  GET /rest/api/3/serverInfo x\\d+: (\\d+ x 200, \\d+ x )?503")
                .containsPattern("\n +\\d+\\.\\d s  page issue-panel opens again ")
                .containsPattern("\n +\\d+\\.\\d s  acme renamed: ")
                .contains("✔ DRILL-friday Down for 3s (503), cold for 2s, renamed")
                .contains("  schedules: [firedrill/friday.yaml]\n")
                .containsPattern("1 scenario: 1 passed .*\n.*\nreport: firedrill-report/runs/.*/index.html\n$")
                .doesNotContain("\r", "\u001b");
        assertThat(desk.folder().resolve("firedrill/friday.yaml")).hasContent("""
                title: 'Down for 3s (503), cold for 2s, renamed'
                tenants: [acme]
                steps:
                  - {at: 0s, down: 3s, as: 503}
                  - {at: 2s, rename: true}
                  - {at: 3s, cold: 2s}
                """);
        assertThat(desk.runDirectory().resolve("schedules")).doesNotExist();
    }

    @Tag("whole-runs")
    @Test
    void an_addon_that_never_recovers_fails_and_its_run_can_be_judged_and_played_again() throws IOException {
        project(mutant("never-recovers"));

        Ended ended = desk.run("drill", "--down", "3s", "--as", "502");
        Path run = desk.runDirectory();
        Path schedule = run.resolve("schedules/DRILL.yaml");
        Ended check = desk.run("check", run.toString());

        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(1);
        assertThat(ended.out()).contains("✘ DRILL Down for 3s (502)", "Read more: firedrill explain drill\n");
        assertThat(schedule).content().contains("steps:\n  - {at: 0s, down: 3s, as: 502}\n");
        assertThat(check.code()).as(check.err()).isEqualTo(1);
        assertThat(check.out()).contains("✘ DRILL Down for 3s (502)");
        assertThat(desk.paste(reproduce(ended)).code()).isEqualTo(1);

        Ended replay = desk.run("replay", run.toString());
        assertThat(replay.code()).as(replay.out() + replay.err()).isZero();
        assertThat(desk.run("check", desk.latestRun().toString()).out())
                .contains("Reproduce: firedrill drill --down 3s --as 502 --seed");
        Files.delete(run.resolve("settings.json"));
        assertThatOnlyMessageOf(desk.run("check", run.toString()), 3).contains("played DRILL,", "settings.json");
    }

    private static String reproduce(Ended ended) {
        var line = Pattern.compile("Reproduce: (.*)").matcher(ended.out());
        assertThat(line.find()).isTrue();
        return line.group(1);
    }

    @Tag("whole-runs")
    @Test
    void a_failed_scenario_leaves_a_schedule_that_a_drill_plays_as_it_is() throws IOException {
        project(mutant("keeps-first-base-url"));

        Ended run = desk.run("run", "URL-01");
        var said = DRILL.matcher(run.out());

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(said.find()).as(run.out()).isTrue();
        assertThat(desk.runDirectory().resolve("schedules/URL-01.yaml"))
                .content()
                .contains("title: 'Site rename'\n", "- {at: 0s, rename: true}\n");
        assertThat(desk.paste(said.group(1)).out()).contains("✘ DRILL-url-01 Site rename");
    }

    @Test
    void a_run_plays_schedules_beside_the_catalogue_and_replays_them() throws IOException {
        project(sample(), "schedules: [friday.yaml]");
        desk.write("friday.yaml", "title: Friday\nsteps: [{down: 2s}]\n");

        Ended run = desk.run("run", "drill", "INS-01");
        Ended replay = desk.run("replay", desk.runDirectory().toString(), "DRILL-friday");

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("✔ DRILL-friday Friday", "✔ INS-01 First install")
                .doesNotContain("is down:");
        assertThat(replay.code()).as(replay.out() + replay.err()).isZero();
    }

    @Test
    void schedules_are_listed_and_explained_where_they_are_configured() throws IOException {
        desk.write("firedrill.yaml", "addon: {url: '" + URL + "'}\nschedules: [friday.yaml]\n");
        desk.write("friday.yaml", "title: Friday\nsteps: [{down: 2s}]\n");

        assertThat(desk.run("list", "drill").out()).startsWith("DRILL-friday drill      MUST   Friday");
        assertThat(desk.run("explain", "DRILL-friday").out())
                .startsWith("# DRILL-friday Friday\n\n* from 0s to 2s acme is down")
                .contains("# Schedules of your own");
    }

    @Test
    void what_schedules_are_is_explained_where_there_are_none() throws IOException {
        assertThat(desk.run("explain", "drill").out()).startsWith("# Schedules of your own");
    }

    @Test
    void a_schedule_that_is_wrong_is_shown_where_it_stands() throws IOException {
        desk.write("friday.yaml", "steps:\n  - {dwon: 90s}\n");

        assertThatOnlyMessageOf(desk.run("drill", URL, "--schedule", "friday.yaml"), 64)
                .startsWith("firedrill: friday.yaml:2:6: 'dwon' is not a key of steps; did you mean 'down'?");
        assertThatOnlyMessageOf(desk.run("drill", URL, "--schedule", "gone.yaml"), 64)
                .contains("gone.yaml: there is no such file.");
    }

    @Test
    void what_does_not_go_together_is_refused() throws IOException {
        assertThatOnlyMessageOf(desk.run("drill", URL, "--down", "3s", "--as", "500"), 64)
                .contains("'500' is no way of being down; --as is one of 503, 502");
        assertThatOnlyMessageOf(desk.run("drill", URL, "--as", "502"), 64).contains("--down 90s --as 502");
        assertThatOnlyMessageOf(desk.run("drill", URL, "--down", "0s"), 64).contains("longer than nothing");
        assertThatOnlyMessageOf(desk.run("drill", URL, "--schedule", "a.yaml", "--rename"), 64)
                .contains("--schedule says all that happens");
        assertThatOnlyMessageOf(desk.run("drill", URL, "RST-01"), 64).contains("'firedrill run RST-01'");
    }

    @Test
    void another_schedule_is_never_overwritten() throws IOException {
        desk.write("friday.yaml", "# precious\n");

        assertThatOnlyMessageOf(desk.run("drill", URL, "--down", "3s", "--save", "friday.yaml"), 64)
                .contains("'friday.yaml' is there already and says something else");
        assertThat(Files.readString(desk.folder().resolve("friday.yaml"))).isEqualTo("# precious\n");
    }

    @Test
    void two_schedules_with_one_name_are_told() throws IOException {
        desk.write("firedrill.yaml", "addon: {url: '" + URL + "'}\nschedules: [a/friday.yaml, b/friday.yaml]\n");
        desk.write("a/friday.yaml", "steps: [{down: 2s}]\n");
        desk.write("b/friday.yaml", "steps: [{down: 3s}]\n");

        assertThatOnlyMessageOf(desk.run("run"), 64).contains("Two of the 'schedules' are called DRILL-friday");
    }
}
