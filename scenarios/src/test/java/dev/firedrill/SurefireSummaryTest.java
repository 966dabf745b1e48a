package dev.firedrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurefireSummaryTest {

    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path checkout;

    private Path report(String module, String name, String time, String cases) throws IOException {
        Path folder = Files.createDirectories(checkout.resolve(module).resolve("target/surefire-reports"));
        return Files.writeString(
                folder.resolve("TEST-" + name + ".xml"),
                "<testsuite name=\"%s\" time=\"%s\" tests=\"9\">%s</testsuite>".formatted(name, time, cases));
    }

    private static String skipped(String why) {
        return "<testcase name=\"b\"><skipped message=\"" + why + "\"/></testcase>";
    }

    private SurefireSummary summary() throws IOException {
        return SurefireSummary.of(checkout, BEGUN);
    }

    @Test
    void the_slowest_classes_of_all_modules_come_first() throws IOException {
        report("harness", "x.QuickTest", "0.5", "<testcase/>");
        report("harness", "x.SlowTest", "1,234.56", "<testcase/>");
        report("scenarios", "x.MiddlingTest", "70.1", "<testcase/>");

        assertThat(summary().lines())
                .containsSubsequence(
                        "the slowest classes:",
                        " 1234.6 s  harness       x.SlowTest",
                        "   70.1 s  scenarios     x.MiddlingTest",
                        "    0.5 s  harness       x.QuickTest");
    }

    @Test
    void no_more_than_ten_are_named() throws IOException {
        for (int number : IntStream.range(0, 12).toArray()) {
            report("harness", "x.Test" + number, String.valueOf(number), "<testcase/>");
        }

        assertThat(summary().lines()).filteredOn(line -> line.contains(" s  ")).hasSize(10);
    }

    @Test
    void what_did_not_run_is_counted_by_its_reason() throws IOException {
        report("harness", "x.OneTest", "1", "<testcase/>" + skipped("no Docker&#10;at all") + skipped("no Docker"));
        report("harness", "x.OtherTest", "1", "<testcase/>" + skipped("no Node"));

        assertThat(summary().lines())
                .startsWith("tests: 2 ran in 2 classes, 3 did not", "    2 x  no Docker", "    1 x  no Node");
    }

    @Test
    void what_an_earlier_build_left_does_not_count() throws IOException {
        Path stale = report("harness", "x.GoneTest", "1", "<testcase/>");
        Files.setLastModifiedTime(stale, FileTime.from(BEGUN.minusSeconds(1)));

        assertThat(summary().lines()).startsWith("tests: 0 ran in 0 classes, 0 did not");
    }

    @Test
    void fewer_tests_than_before_are_told() throws IOException {
        report("harness", "x.OneTest", "1", "<testcase/><testcase/>" + skipped("no Docker"));

        assertThat(summary().fewerThan(3)).isEqualTo("Only 2 tests ran, and 3 did before.");
        assertThat(summary().fewerThan(2)).isEmpty();
    }

    @Test
    void what_the_machine_left_open_is_not_missing() throws IOException {
        report("harness", "x.OneTest", "1", "<testcase/>" + skipped("because: " + SurefireSummary.MACHINE + ": slow"));

        assertThat(summary().fewerThan(2)).isEmpty();
    }
}
