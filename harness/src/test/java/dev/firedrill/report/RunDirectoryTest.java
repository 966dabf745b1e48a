package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.history.HistoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    @TempDir
    private Path temporary;

    @Test
    void latest_names_the_newest_run() throws IOException {
        Path root = temporary.resolve("a/report");

        RunDirectory.create(root, "one").writeHistory(Runs.header(), Runs.history());
        RunDirectory two = RunDirectory.create(root, "two");
        two.writeHistory(Runs.header(), Runs.history());
        RunDirectory.create(root, "unfinished");

        assertThat(root.resolve("latest")).hasContent("runs/two");
        assertThat(two.path()).isEqualTo(root.resolve("runs/two")).isDirectory();
    }

    @Test
    void a_run_leaves_its_history_and_three_reports() throws IOException {
        var directory = RunDirectory.create(temporary, "run");

        directory.writeHistory(Runs.header(), Runs.history());
        directory.writeReports(Runs.mixed());

        assertThat(HistoryFile.read(directory.path().resolve("history.ndjson")).entries())
                .isEqualTo(Runs.history());
        assertThat(directory.path().resolve("junit.xml")).content().startsWith("<?xml");
        assertThat(directory.path().resolve("run.json")).content().startsWith("{");
        assertThat(directory.page()).content().startsWith("<!DOCTYPE html>");
        assertThat(directory.addonLog()).hasFileName("addon.log");
    }

    @Test
    void what_did_not_pass_leaves_a_schedule_of_what_was_done() throws IOException {
        var directory = RunDirectory.create(temporary, "run");
        var story = Story.played("RST-01", 0)
                .fault(1_000, "acme", "is down: answers 502")
                .healed(4_000, "acme", "is down: answers 502")
                .ended(9_000);

        directory.writeReports(story.failed(2L).run());

        assertThat(directory.path().resolve("schedules/RST-01.yaml"))
                .content()
                .startsWith("# What was done in RST-01 in the run ")
                .endsWith("  - {at: 0s, down: 3s, as: 502, planned: true}\n");
    }

    @Test
    void what_passed_leaves_no_schedule() throws IOException {
        var directory = RunDirectory.create(temporary, "run");

        directory.writeReports(Runs.one(Runs.RENAME, Runs.passed("URL-01")));

        assertThat(directory.path().resolve("schedules")).doesNotExist();
    }

    @Test
    void a_run_that_came_to_nothing_leaves_nothing() throws IOException {
        Path root = temporary.resolve("report");
        RunDirectory directory = RunDirectory.create(root, "run");
        Files.createFile(directory.addonLog());

        directory.discard();

        assertThat(root).doesNotExist();
    }

    @Test
    void what_the_addon_said_is_kept() throws IOException {
        RunDirectory directory = RunDirectory.create(temporary, "run");
        Files.writeString(directory.addonLog(), "out of memory");

        directory.discard();

        assertThat(directory.addonLog()).hasContent("out of memory");
    }

    @Test
    void text_that_is_no_unicode_does_not_lose_the_report() throws IOException {
        var directory = RunDirectory.create(temporary, "run");

        directory.writeReports(Runs.one(Runs.RENAME, Runs.failed("URL-01", "calm", "half \ud83d")));

        assertThat(directory.page()).content().contains("half ?");
    }

    @Test
    void a_file_in_the_way_is_named_with_what_to_change() throws IOException {
        Path file = Files.writeString(temporary.resolve("taken"), "");

        assertThatThrownBy(() -> RunDirectory.create(file, "run"))
                .isInstanceOf(ReportUnwritableException.class)
                .hasMessageContaining(file.resolve("runs").resolve("run").toString())
                .hasMessageContaining("is a file, not a folder")
                .hasMessageContaining("--report-dir or report.dir");
    }

    @Test
    void a_report_that_cannot_be_written_is_named() throws IOException {
        var directory = RunDirectory.create(temporary, "run");
        Files.createDirectories(directory.path().resolve("junit.xml"));

        assertThatThrownBy(() -> directory.writeReports(Runs.mixed()))
                .isInstanceOf(ReportUnwritableException.class)
                .hasMessageContaining("junit.xml");
    }
}
