package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.checker.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunResultTest {

    @Test
    void a_judgement_is_never_shown_at_another_scenario() {
        assertThatThrownBy(() -> Runs.run(List.of(Runs.RENAME), List.of(Runs.passed("URL-05"))))
                .hasMessageContaining("here are [URL-01] and [URL-05]");
        assertThatThrownBy(() -> Runs.run(List.of(Runs.RENAME), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RunResult said(String command, Path folder) {
        var drill = Runs.scenario("DRILL-friday", "drill", "Friday", Level.MUST);
        return new RunResult(
                Runs.header(),
                List.of(Runs.RENAME, drill),
                List.of(Runs.RENAME_FAILED, Runs.passed("DRILL-friday")),
                Runs.history(),
                Runs.preflight(),
                Runs.timing(),
                false,
                folder.toString(),
                command,
                List.of());
    }

    @Test
    void a_schedule_is_named_only_where_its_file_is(@TempDir Path folder) throws Exception {
        assertThat(said("firedrill run", folder).drill()).isEmpty();

        Path file = Files.createDirectories(folder.resolve("schedules")).resolve("URL-01.yaml");
        Files.writeString(file, "");

        assertThat(said("firedrill run -- npm run dev", folder).drill())
                .contains("firedrill drill --schedule " + file + " -- npm run dev");
        assertThat(said("'/my run drill x/it'\\''s' run a.yaml", folder).drill())
                .contains("'/my run drill x/it'\\''s' drill a.yaml --schedule " + file);
    }

    @Test
    void the_verb_is_not_looked_for_in_the_programs_path(@TempDir Path folder) {
        assertThat(said("'/my drill run/firedrill' run a.yaml", folder).replay())
                .isEqualTo("'/my drill run/firedrill' replay " + folder);
        assertThat(said("'/my run x/firedrill' drill --down 3s", folder).again("DRILL"))
                .isEqualTo("'/my run x/firedrill' drill --down 3s --seed 42");
    }

    @Test
    void every_schedule_is_explained_by_the_page_of_all() {
        assertThat(said("firedrill run", Path.of("x")).explain("DRILL-friday")).isEqualTo("firedrill explain drill");
        assertThat(said("firedrill run", Path.of("x")).explain("URL-01")).isEqualTo("firedrill explain URL-01");
        assertThat(said(RunResult.ofTest("T"), Path.of("x")).explain("DRILL-friday"))
                .startsWith("dev/firedrill/explain/DRILL.md,");
    }
}
