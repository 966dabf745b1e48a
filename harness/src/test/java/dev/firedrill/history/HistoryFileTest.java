package dev.firedrill.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.firedrill.history.Exchange.Field;
import dev.firedrill.history.Exchange.Message;
import dev.firedrill.history.Exchange.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFileTest {

    private static final Entry ENTRY =
            new Entry(1, Duration.ofNanos(10_000_000_001L), "URL-01", "acme", new Fact.Marked("moved"));

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("history.ndjson");
    }

    private HistoryFile.Stored stored(Entry... entries) throws IOException {
        HistoryFile.write(file(), Samples.header(), List.of(entries));
        return HistoryFile.read(file());
    }

    private void replaceLine(int number, String text) throws IOException {
        stored(ENTRY, ENTRY);
        List<String> lines = Files.readAllLines(file());
        lines.set(number - 1, text);
        Files.write(file(), lines);
    }

    static Stream<Class<?>> kinds() {
        return FactKinds.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_of_fact_comes_back_as_it_was(Class<?> kind) throws IOException {
        var sample = Objects.requireNonNull(Samples.FACTS.get(kind), "no sample of " + kind);
        var entry = new Entry(1, Duration.ofNanos(1), "", "", sample);

        assertThat(stored(entry).entries()).containsExactly(entry);
    }

    @Test
    void when_it_was_sent_comes_back_as_it_was() throws IOException {
        var entry = new Entry(
                1,
                Duration.ofNanos(1),
                Duration.ofNanos(9),
                "",
                "",
                new Fact.HealthAnswered(Samples.ANSWER),
                List.of());

        assertThat(stored(entry).entries()).containsExactly(entry);
    }

    @Test
    void an_entry_of_a_run_that_recorded_no_sending_counts_back_from_its_record() throws IOException {
        var answer = Answer.of(200, Duration.ofSeconds(2));
        var entry = new Entry(1, Duration.ofSeconds(5), "", "", new Fact.HealthAnswered(answer));

        assertThat(stored(entry).entries()).singleElement().satisfies(old -> {
            assertThat(old.sent()).isNull();
            assertThat(old.began()).isEqualTo(Duration.ofSeconds(3));
            assertThat(old.ended()).isEqualTo(Duration.ofSeconds(5));
        });
        assertThat(Files.readAllLines(file()).get(1)).doesNotContain("sent");
    }

    @Test
    void a_late_record_does_not_move_what_it_tells_of() {
        var answer = Answer.of(200, Duration.ofSeconds(2));
        var entry = new Entry(
                1, Duration.ofSeconds(3), Duration.ofSeconds(9), "", "", new Fact.HealthAnswered(answer), List.of());

        assertThat(entry.began()).isEqualTo(Duration.ofSeconds(3));
        assertThat(entry.ended()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void an_exchange_comes_back_as_it_was() throws IOException {
        var request = new Message("GET /", List.of(new Field("Accept", "text/html")), "body", 12);
        var exchange = new Exchange(
                "TRUE", request, new Message("200", List.of(), "", 0), List.of(new Token("HS256", Map.of("iss", "a"))));
        var entry = new Entry(1, null, Duration.ofNanos(1), "", "", new Fact.Marked(""), List.of(exchange));

        assertThat(stored(entry).entries()).containsExactly(entry);
    }

    @Test
    void an_exchange_without_an_answer_comes_back_as_it_was() throws IOException {
        var exchange = new Exchange("", new Message("GET /", List.of(), "", 0), null, List.of());
        var entry = new Entry(1, null, Duration.ofNanos(1), "", "", new Fact.Marked(""), List.of(exchange));

        assertThat(stored(entry).entries()).containsExactly(entry);
    }

    @Test
    void the_header_comes_back_as_it_was() throws IOException {
        assertThat(stored().header()).isEqualTo(Samples.header());
    }

    @Test
    void an_undeclared_background_period_stays_undeclared() throws IOException {
        var header = Samples.header();
        var standard = new Header(
                header.schema(),
                header.version(),
                header.run(),
                header.started(),
                header.seed(),
                header.target(),
                header.subject(),
                Bounds.standard(),
                header.environment());
        HistoryFile.write(file(), standard, List.of());

        assertThat(HistoryFile.read(file()).header().bounds()).isEqualTo(Bounds.standard());
    }

    @Test
    void half_a_character_loses_no_history() throws IOException {
        var entry = new Entry(1, Duration.ofNanos(1), "", "", new Fact.Marked("\uD83D"));

        assertThat(stored(entry).entries()).extracting(Entry::fact).containsExactly(new Fact.Marked("?"));
    }

    @Test
    void each_entry_is_a_line() throws IOException {
        stored(ENTRY, ENTRY);

        assertThat(Files.readAllLines(file())).hasSize(3);
    }

    @Test
    void times_read_as_seconds() throws IOException {
        stored(ENTRY);

        assertThat(Files.readAllLines(file()).get(1)).contains("\"at\":10.000000001");
    }

    @Test
    void what_a_newer_version_added_is_ignored() throws IOException {
        stored(ENTRY);
        List<String> lines = Files.readAllLines(file());
        lines.set(1, lines.get(1).replaceFirst("\\{", "{\"new\":1,"));
        Files.write(file(), lines);

        assertThat(HistoryFile.read(file()).entries()).containsExactly(ENTRY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{\"ordinal\":2", "null", "{}", "{\"ordinal\":2,\"fact\":{\"fact\":\"sneezed\"}}", "[1]"})
    void a_broken_entry_is_named_by_file_and_line(String text) throws IOException {
        replaceLine(3, text);

        assertThatIOException()
                .isThrownBy(() -> HistoryFile.read(file()))
                .withMessageContaining("history.ndjson, line 3, is not a line of a history");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "null", "[]", "\"header\""})
    void a_broken_header_is_line_1(String text) throws IOException {
        replaceLine(1, text);

        assertThatIOException()
                .isThrownBy(() -> HistoryFile.read(file()))
                .withMessageContaining("history.ndjson, line 1, is not a line of a history");
    }

    @Test
    void a_history_of_another_schema_names_the_version_to_use() throws IOException {
        stored();
        String header = Files.readString(file());
        Files.writeString(file(), header.replace("\"schema\":1", "\"schema\":2"));

        assertThatIOException()
                .isThrownBy(() -> HistoryFile.read(file()))
                .withMessageContaining("schema 2; this version reads 1")
                .withMessageContaining("1.2.3");
    }

    @Test
    void an_empty_file_is_no_history() throws IOException {
        Files.createFile(file());

        assertThatIOException().isThrownBy(() -> HistoryFile.read(file())).withMessageContaining("is empty");
    }

    @Test
    void what_is_no_text_is_no_history() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThatIOException()
                .isThrownBy(() -> HistoryFile.read(file()))
                .withMessageContaining("history.ndjson is no text");
    }
}
