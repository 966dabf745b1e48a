package dev.firedrill.launch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firedrill.report.KnownFailure;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownFailuresYamlTest {

    private static final Path FILE = Path.of("firedrill-known-failures.yaml");

    private static List<KnownFailure> parse(String text) {
        return KnownFailuresYaml.parse(FILE, text);
    }

    @Test
    void each_entry_is_an_id_with_a_reason_and_a_last_day() {
        assertThat(parse("""
                LAT-01:
                  reason: pages wait for the host, see NOTES-12
                  until: 2026-12-31
                """))
                .containsExactly(new KnownFailure(
                        "LAT-01", "pages wait for the host, see NOTES-12", LocalDate.of(2026, 12, 31)));
    }

    @Test
    void a_schedule_of_the_teams_own_can_be_accepted_too() {
        assertThat(parse("DRILL-friday-night: {reason: r, until: 2026-12-31}"))
                .extracting(KnownFailure::id)
                .containsExactly("DRILL-friday-night");
    }

    @Test
    void an_empty_file_accepts_nothing() {
        assertThat(parse("# nothing at the moment")).isEmpty();
    }

    @Test
    void a_folder_without_the_file_accepts_nothing(@TempDir Path folder) {
        assertThat(KnownFailuresYaml.read(folder.resolve(FILE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'URL-1: {reason: r, until: 2026-12-31}'    | 'URL-1' is not the id of a scenario, such as URL-01.",
                "'URL-01: {until: 2026-12-31}'              | 'URL-01.reason' is missing",
                "'URL-01: {reason: r}'                      | 'URL-01.until' is missing",
                "'URL-01: {reason: r, until: soon}'         | URL-01.until must be a day such as 2026-12-31, not 'soon'",
                "'URL-01: {reason: r, until: 2026-02-30}'   | URL-01.until must be a day such as 2026-12-31",
                "'URL-01: {reason: r, since: 2026-12-31}'   | 'since' is not a key of URL-01",
                "'[URL-01]'                                 | the file must be keys with values beneath it, not a list"
            })
    void what_is_wrong_is_shown_where_it_stands(String text, String message) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> parse(text))
                .withMessageStartingWith("firedrill-known-failures.yaml:1:")
                .withMessageContaining(message);
    }
}
