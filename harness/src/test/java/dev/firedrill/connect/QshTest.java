package dev.firedrill.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QshTest {
    private static final int RANDOM_URLS = 500;

    /** Computed with the reference library for JavaScript. */
    static Stream<JsonNode> vectors() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(QshTest.class.getResourceAsStream("qsh.jsonl")), StandardCharsets.UTF_8))) {
            List<JsonNode> vectors = new ArrayList<>();
            for (String line : lines.lines().toList()) {
                vectors.add(Json.read(line));
            }
            return vectors.stream();
        }
    }

    @Test
    void all_nineteen_vectors_are_read() throws IOException {
        assertThat(vectors()).hasSize(19);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void canonicalises_as_the_reference_does(JsonNode vector) {
        URI url = URI.create(vector.get("url").textValue());

        assertThat(Qsh.canonical(
                        vector.get("method").textValue(),
                        url,
                        vector.get("basePath").textValue()))
                .isEqualTo(vector.get("canonical").textValue());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void hashes_as_the_reference_does(JsonNode vector) {
        URI url = URI.create(vector.get("url").textValue());

        assertThat(Qsh.of(
                        vector.get("method").textValue(),
                        url,
                        vector.get("basePath").textValue()))
                .isEqualTo(vector.get("qsh").textValue());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_server_that_sees_only_the_request_target_gets_the_same_hash(JsonNode vector) {
        URI url = URI.create(vector.get("url").textValue());
        String target = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());

        assertThat(Qsh.of(
                        vector.get("method").textValue(),
                        target,
                        vector.get("basePath").textValue()))
                .isEqualTo(vector.get("qsh").textValue());
    }

    @ParameterizedTest
    @CsvSource({
        "/wiki/rest, /wiki, /rest",
        "/wiki, /wiki, /",
        "/wiki/, /wiki, /",
        "/wiki/x, /wiki/, /x",
        "/wikifoo/x, /wiki, /wikifoo/x",
        "/wik, /wiki, /wik",
        "/other/wiki/x, /wiki, /other/wiki/x",
        "/wiki/wiki/x, /wiki, /wiki/x",
        "/x, /, /x",
        "//x, '', //x",
        "/x//, '', /x/",
        "'', '', /"
    })
    void strips_the_base_path_by_whole_segments(String path, String basePath, String canonicalPath) {
        assertThat(Qsh.canonical("GET", path, basePath)).isEqualTo("GET&" + canonicalPath + "&");
    }

    @Test
    void the_method_is_upper_case_in_every_locale() {
        assertThat(Qsh.canonical("mkcalendarii", "/", "")).startsWith("MKCALENDARII&");
    }

    @Test
    void a_percent_sign_that_starts_no_escape_stands_for_itself() {
        assertThat(Qsh.canonical("GET", "/p?a=100%&b=%zz&c=%4", "")).isEqualTo("GET&/p&a=100%25&b=%25zz&c=%254");
    }

    @Test
    void empty_pairs_are_left_out() {
        assertThat(Qsh.canonical("GET", "/p?&&a=1&", "")).isEqualTo("GET&/p&a=1");
    }

    @Test
    void only_the_first_equals_sign_separates_name_and_value() {
        assertThat(Qsh.canonical("GET", "/p?a=b=c", "")).isEqualTo("GET&/p&a=b%3Dc");
    }

    @Test
    void a_path_that_is_not_ascii_is_hashed_as_clients_send_it() {
        assertThat(Qsh.canonical("GET", URI.create("https://h.example.com/é"), ""))
                .isEqualTo("GET&/%C3%A9&");
    }

    @Test
    void a_url_without_a_path_cannot_be_hashed() {
        URI opaque = URI.create("mailto:ada@example.com");

        assertThatThrownBy(() -> Qsh.of("GET", opaque, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'mailto:ada@example.com'");
    }

    @Test
    void the_order_of_parameters_does_not_matter() {
        Random random = new Random(20260101);
        for (int i = 0; i < RANDOM_URLS; i++) {
            List<String> pairs = randomPairs(random);
            List<String> shuffled = new ArrayList<>(pairs);
            Collections.shuffle(shuffled, random);

            assertThat(canonical(shuffled)).isEqualTo(canonical(pairs));
        }
    }

    @Test
    void both_ways_to_write_a_space_are_the_same() {
        Random random = new Random(20260102);
        for (int i = 0; i < RANDOM_URLS; i++) {
            List<String> pairs = randomPairs(random);
            List<String> plus =
                    pairs.stream().map(pair -> pair.replace("%20", "+")).toList();

            assertThat(canonical(plus)).isEqualTo(canonical(pairs));
        }
    }

    @Test
    void the_token_itself_does_not_matter() {
        Random random = new Random(20260103);
        for (int i = 0; i < RANDOM_URLS; i++) {
            List<String> pairs = randomPairs(random);
            List<String> withToken = new ArrayList<>(pairs);
            withToken.add(random.nextInt(pairs.size() + 1), "jwt=a.b.c");

            assertThat(canonical(withToken)).isEqualTo(canonical(pairs));
        }
    }

    @Test
    void a_changed_value_changes_the_hash() {
        Random random = new Random(20260104);
        for (int i = 0; i < RANDOM_URLS; i++) {
            List<String> pairs = randomPairs(random);
            List<String> changed = new ArrayList<>(pairs);
            int index = random.nextInt(pairs.size());
            changed.set(index, pairs.get(index) + "x");

            assertThat(canonical(changed)).isNotEqualTo(canonical(pairs));
        }
    }

    private static String canonical(List<String> pairs) {
        return Qsh.canonical("GET", URI.create("https://h.example.com/p?" + String.join("&", pairs)), "");
    }

    private static List<String> randomPairs(Random random) {
        return Stream.generate(() -> randomText(random) + "=" + randomText(random))
                .limit(1 + random.nextInt(6))
                .toList();
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder("n");
        random.ints(random.nextInt(4), 0, SNIPPETS.size()).forEach(snippet -> text.append(SNIPPETS.get(snippet)));
        return text.toString();
    }

    private static final List<String> SNIPPETS =
            List.of("a", "B", "0", "%20", "%2B", "%2C", ",", "-", ".", "%C3%A9", "%F0%9F%94%A5", "*", "[", "%26");
}
