package dev.firedrill.cli;

import static dev.firedrill.cli.Messages.assertThatOnlyMessageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.cli.TinyAddon.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run of yesterday is run again today. */
@Execution(ExecutionMode.CONCURRENT)
class ReplayTest {

    private static final Pattern REPLAY = Pattern.compile("(?m)^replay: (.*)$");

    @RegisterExtension
    private final Desk desk = new Desk();

    @Test
    void a_failure_is_reproduced_with_the_same_decisions_by_the_line_that_the_run_says() throws IOException {
        var words = new ArrayList<>(List.of("run", "INS-01", Desk.url(desk.freePort()), "--seed", "7", "--"));
        words.addAll(List.of("env", "GREETING=it's a $HOME"));
        words.addAll(desk.addonCommand(Trait.REFUSES_ACME));
        Ended run = desk.run(words.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(1);

        Ended replay = desk.paste(said(run));

        assertThat(replay.code()).as(replay.out() + replay.err()).isZero();
        assertThat(replay.out())
                .startsWith("✘ INS-01 First install  failed then and now · reproduced 1 of 1 · same decisions\n")
                .contains("1 scenario replayed: 1 reproduced, 1 with the same decisions · seed 7\n")
                .containsPattern("report: firedrill-report/runs/.*/index.html\n$");
        assertThat(runs()).hasSize(2);
    }

    private static String said(Ended run) {
        var replay = REPLAY.matcher(run.out());
        assertThat(replay.find()).as(run.out()).isTrue();
        return replay.group(1);
    }

    private List<Path> runs() throws IOException {
        try (var runs = Files.list(desk.folder().resolve("firedrill-report/runs"))) {
            return runs.toList();
        }
    }

    @Test
    void what_passed_is_played_as_often_as_said_also_from_elsewhere() throws IOException {
        desk.write("project/firedrill.yaml", """
                addon: {url: "%s"}
                """.formatted(desk.addon().url()));
        Ended run = desk.run("run", "project/firedrill.yaml", "INS-01", "--key-port", "0");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("replay:");

        Ended replay = desk.paste("cd / && firedrill replay " + desk.folder() + "/project/firedrill-report/"
                + Files.readString(desk.folder().resolve("project/firedrill-report/latest"))
                        .strip()
                + " install --times 2");

        assertThat(replay.code()).as(replay.err()).isZero();
        assertThat(replay.out()).contains("passed then and now · reproduced 2 of 2 · same decisions\n");
        assertThat(replay.out().lines())
                .filteredOn(line -> line.startsWith("report: "))
                .hasSize(2);
        assertThat(replay.err()).contains("replay 1 of 2\n", "replay 2 of 2\n");
    }

    @Test
    void what_was_mended_is_not_reproduced_and_the_addons_own_doing_is_named() throws IOException {
        Path former = failed();

        Ended replay = desk.run("replay", former.toString(), desk.addon().url());

        assertThat(replay.code()).as(replay.err()).isEqualTo(1);
        assertThat(replay.out())
                .startsWith("✔ INS-01 First install  failed then; now passed · reproduced 0 of 1 · same decisions\n")
                .contains("INS-01 was broken off", "The add-on answered otherwise in INS-01: then #")
                .doesNotContain("First divergence");
    }

    private Path failed() throws IOException {
        Ended run = desk.run("run", "INS-01", desk.addon(Trait.REFUSES_ACME).url(), "--key-port", "0");
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        return desk.runDirectory();
    }

    private Path passed() throws IOException {
        Ended run = desk.run("run", "INS-01", desk.addon().url(), "--key-port", "0");
        assertThat(run.code()).as(run.err()).isZero();
        return desk.runDirectory();
    }

    @Test
    void a_decision_that_is_not_made_again_is_shown() throws IOException {
        Path former = passed();
        edit(former, text -> {
            String began = text.lines()
                    .filter(line -> line.contains("\"started\"") && line.contains("\"INS-01\""))
                    .findFirst()
                    .orElseThrow();
            long ordinal = Long.parseLong(began.replaceAll(".*\"ordinal\":(\\d+).*", "$1")) + 1;
            String mark = began.replaceAll("\"ordinal\":\\d+", "\"ordinal\":" + ordinal)
                    .replaceAll("\"fact\":\\{.*", "\"fact\":{\"fact\":\"marked\",\"name\":\"edited\"}}");
            return text.replace(began, began + "\n" + mark);
        });

        Ended replay = desk.run("replay", former.toString());

        assertThat(replay.code()).as(replay.err()).isEqualTo(2);
        assertThat(replay.out())
                .contains("reproduced 1 of 1 · other decisions\n", "First divergence: the 1st mark in INS-01\n")
                .containsPattern("then  #\\d+  the scenario marks: edited\n +now   nothing of the kind\n");
    }

    private static void edit(Path run, UnaryOperator<String> change) throws IOException {
        Path history = run.resolve("history.ndjson");
        String text = Files.readString(history);
        String edited = change.apply(text);
        assertThat(edited).isNotEqualTo(text);
        Files.writeString(history, edited);
    }

    @Test
    void a_run_that_is_not_there_is_named() throws IOException {
        assertThatOnlyMessageOf(desk.run("replay", "nowhere"), 64).contains("'nowhere'", "firedrill-report/runs/");
        assertThatOnlyMessageOf(desk.run("replay", "."), 64).contains("history.ndjson");
        assertThatOnlyMessageOf(desk.run("replay"), 64).contains("RUN");
        assertThatOnlyMessageOf(desk.run("replay", ".", "--times", "0"), 64).contains("--times", "0");
    }

    @Test
    void what_cannot_be_replayed_says_why() throws IOException {
        Path former = passed();

        assertThatOnlyMessageOf(desk.run("replay", former.toString(), "nope"), 3)
                .contains("No scenario is called 'nope'");
        assertThatOnlyMessageOf(desk.run("replay", former.toString(), "URL-01"), 3)
                .contains("'URL-01' was not part of the run", "which has INS-01");

        Path settings = former.resolve("settings.json");
        String text = Files.readString(settings);
        Files.writeString(settings, text.replace(desk.folder().toString(), "/no/such/folder"));
        assertThatOnlyMessageOf(desk.run("replay", former.toString()), 64)
                .contains("'/no/such/folder', which is not there", "URL");
        Files.writeString(settings, text.replace("\"schema\" : 1", "\"schema\" : 9"));
        assertThatOnlyMessageOf(desk.run("replay", former.toString()), 64).contains("settings.json has schema 9");
        Files.writeString(settings, "{");
        assertThatOnlyMessageOf(desk.run("replay", former.toString()), 64).contains("settings.json is not what a run");
        Files.delete(settings);
        assertThatOnlyMessageOf(desk.run("replay", former.toString()), 64).contains("settings.json'", "Reproduce:");

        edit(former, history -> history.replaceFirst("\"schema\":1", "\"schema\":9"));
        assertThatOnlyMessageOf(desk.run("replay", former.toString()), 64).contains("history schema 9", "version");
    }

    @Test
    void another_target_than_then_is_named() throws IOException {
        String file = "addon: {url: \"%s\", product: jira}%n";
        desk.write("firedrill.yaml", file.formatted(desk.addon().url()));
        assertThat(desk.run("run", "INS-01", "--key-port", "0").code()).isZero();
        Path former = desk.runDirectory();

        String other = desk.addon().url();
        desk.write("firedrill.yaml", file.formatted(other));
        assertThatOnlyMessageOf(desk.run("replay", former.toString()), 64)
                .contains("names " + other + " now", "behind the run's directory");

        edit(former, history -> history.replaceFirst("\"key\":\"tiny\"", "\"key\":\"large\""));
        assertThatOnlyMessageOf(desk.run("replay", former.toString(), other), 64)
                .contains("the add-on 'large'", "is 'tiny'");
        assertThat(runs()).containsExactly(former);
    }

    @Test
    void what_was_changed_in_the_file_since_is_said() throws IOException {
        String url = desk.addon().url();
        desk.write("firedrill.yaml", "addon: {url: \"" + url + "\", env: {DATABASE_URL: hush}}\n");
        assertThat(desk.run("run", "INS-01", "--key-port", "0").code()).isZero();
        Path former = desk.runDirectory();
        desk.write("firedrill.yaml", "addon: {url: \"" + url + "\"}\nprobe: {backend: /home}\n");

        Ended replay = desk.run("replay", former.toString());

        assertThat(replay.err())
                .contains("warning: since that run, addon.env was 'DATABASE_URL' and is ''.\n")
                .contains("warning: since that run, probe.backend was ");
        assertThat(Files.readAllLines(former.resolve("settings.json")).stream().collect(Collectors.joining()))
                .contains("DATABASE_URL")
                .doesNotContain("hush");
    }
}
