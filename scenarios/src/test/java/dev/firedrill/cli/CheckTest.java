package dev.firedrill.cli;

import static dev.firedrill.cli.Messages.assertThatOnlyMessageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.cli.TinyAddon.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A stored run says the same again, and can be run again as it says. */
@Execution(ExecutionMode.CONCURRENT)
class CheckTest {

    private static final Pattern OUTCOME = Pattern.compile("(?m)^[✔✘?–] [A-Z]+-\\d\\d .*$");
    private static final Pattern REPRODUCE = Pattern.compile("Reproduce: (.*)");

    @RegisterExtension
    private final Desk desk = new Desk();

    @Test
    void what_passed_passes_again() throws IOException {
        Ended run = desk.run("run", "install", desk.addon().url(), "--key-port", "0");

        Ended check = desk.run("check", desk.runDirectory().toString());

        assertThat(check.code()).isEqualTo(run.code());
        assertThat(outcomes(check)).hasSize(2).isEqualTo(outcomes(run));
        assertThat(desk.run(
                                "check",
                                desk.runDirectory().resolve("history.ndjson").toString())
                        .code())
                .isEqualTo(run.code());
    }

    @Test
    void its_reports_are_written_again_as_they_were() throws IOException {
        Path run = desk.storedRun();
        Path page = run.resolve("index.html");
        String before = Files.readString(page);
        Files.delete(page);

        Ended report = desk.run("report", run.toString());

        assertThat(report.code()).as(report.err()).isZero();
        assertThat(report.out()).endsWith("index.html\n");
        assertThat(page).content().contains("data-of-card=\"INS-01\"").isEqualTo(before);
        assertThatOnlyMessageOf(desk.run("report", "nowhere"), 64).contains("'nowhere'");
    }

    @Test
    void what_is_in_no_catalogue_is_left_out_with_a_warning() throws IOException {
        Path run = desk.storedRun();
        Path history = run.resolve("history.ndjson");
        List<String> lines = Files.readAllLines(history);
        String selected = lines.stream()
                .filter(line -> line.contains("\"rehearsal\":\"INS-01\""))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                history,
                selected.replace("INS-01", "GRT-01").replaceFirst("\\d+", String.valueOf(lines.size())) + "\n",
                StandardOpenOption.APPEND);

        Ended check = desk.run("check", run.toString());

        assertThat(check.err()).contains("warning: GRT-01 is left out: it is in no catalogue");
        assertThat(check.code()).isZero();
    }

    @Test
    void what_failed_fails_again() throws IOException {
        var words = new ArrayList<>(List.of("run", "install", url(), "--"));
        words.addAll(mutant());
        Ended run = desk.run(words.toArray(String[]::new));

        Ended check = desk.run("check", desk.runDirectory().toString());

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(check.code()).isEqualTo(1);
        assertThat(outcomes(check)).hasSize(2).isEqualTo(outcomes(run));
        assertThat(reproduce(check)).isNotEmpty().isEqualTo(reproduce(run));
    }

    /** A sample add-on that refuses what it knows already: INS-02 fails, INS-01 does not. */
    private List<String> mutant() throws IOException {
        Path jars = Path.of("..", "sample-addon", "target").toRealPath();
        return List.of(
                "env",
                "ADDON_DATA=" + desk.folder().resolve("data"),
                "java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jars.resolve("sample-addon.jar") + ":" + jars.resolve("sample-addon-mutants.jar"),
                "dev.firedrill.sample.mutants.Mutants",
                "refuses-known-tenant");
    }

    @Test
    void the_command_that_reproduces_a_failure_can_be_pasted() throws IOException {
        var words = new ArrayList<>(List.of("run", url(), "INS-01", "install", "--seed", "3", "--"));
        words.addAll(List.of("env", "GREETING=it's a $HOME"));
        words.addAll(desk.addonCommand(Trait.REFUSES_ACME));
        Ended run = desk.run(words.toArray(String[]::new));

        assertThat(reproduce(run)).contains(" INS-01 --seed 3 -- env 'GREETING=it'\\''s a $HOME' ");
        Ended again = desk.paste(reproduce(run));

        assertThat(again.code()).as(again.err()).isEqualTo(1);
        assertThat(again.out()).contains("1 scenario: 1 failed", "seed 3");
        assertThat(reproduce(again)).isEqualTo(reproduce(run));
    }

    private String url() throws IOException {
        return "http://localhost:" + desk.freePort() + "/atlassian-connect.json";
    }

    private static String reproduce(Ended ended) {
        return REPRODUCE
                .matcher(ended.out())
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("");
    }

    private static List<String> outcomes(Ended ended) {
        return OUTCOME.matcher(ended.out())
                .results()
                .map(MatchResult::group)
                .filter(line -> !line.contains("(MUST)"))
                .toList();
    }

    @Test
    void a_history_that_is_not_there_is_named() throws IOException {
        assertThatOnlyMessageOf(desk.run("check", "nowhere"), 64).contains("'nowhere'", "firedrill-report/runs/");
        assertThatOnlyMessageOf(desk.run("check", "."), 64).contains("history.ndjson");
    }

    @Test
    void a_line_that_is_none_is_counted() throws IOException {
        Path history = desk.storedRun().resolve("history.ndjson");
        var lines = new ArrayList<>(Files.readAllLines(history));
        lines.set(2, lines.get(2).substring(0, 20));
        Files.write(history, lines);

        assertThatOnlyMessageOf(desk.run("check", history.toString()), 64)
                .contains("history.ndjson, line 3, is not a line of a history");
    }

    @Test
    void what_is_no_history_at_all_is_refused() throws IOException {
        desk.write("empty.ndjson", "");
        desk.write("null.ndjson", "null\n");
        Files.write(desk.folder().resolve("binary.ndjson"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatOnlyMessageOf(desk.run("check", "empty.ndjson"), 64).contains("empty.ndjson is empty");
        assertThatOnlyMessageOf(desk.run("check", "null.ndjson"), 64).contains("null.ndjson, line 1,");
        assertThatOnlyMessageOf(desk.run("check", "binary.ndjson"), 64).contains("binary.ndjson is no text");
    }
}
