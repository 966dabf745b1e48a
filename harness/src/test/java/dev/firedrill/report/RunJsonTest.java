package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RunJsonTest {

    private static final String JSON = RunJson.render(Runs.mixed());

    @Test
    void its_fields_keep_their_order() throws IOException {
        assertThat(tree().fieldNames())
                .toIterable()
                .containsExactly(
                        "schema",
                        "run",
                        "version",
                        "seed",
                        "started",
                        "target",
                        "strict",
                        "subject",
                        "environment",
                        "counts",
                        "exitCode",
                        "judgements",
                        "timing");
    }

    @Test
    void it_says_what_the_run_was_and_how_it_came_out() throws IOException {
        assertThat(tree().get("schema").intValue()).isEqualTo(1);
        assertThat(tree().get("started").textValue()).isEqualTo("2026-11-22T10:15:00.123Z");
        assertThat(tree().get("exitCode").intValue()).isEqualTo(1);
        assertThat(tree().get("counts").toString())
                .isEqualTo("{\"scenarios\":7,\"passed\":4,\"withWarnings\":1,\"failed\":1,\"inconclusive\":1,"
                        + "\"notApplicable\":1,\"knownFailures\":0}");
    }

    @Test
    void a_judgement_brings_its_findings() throws IOException {
        JsonNode rename = tree().get("judgements").get(2);

        assertThat(rename.get("id").textValue()).isEqualTo("URL-01");
        assertThat(rename.get("outcome").textValue()).isEqualTo("FAILED");
        assertThat(rename.get("seconds").asText()).isEqualTo("9.8");
        assertThat(rename.get("findings").get(0).toString())
                .isEqualTo(
                        "{\"level\":\"MUST\",\"outcome\":\"FAILED\",\"expected\":\"no call to the old URL from 5.0 s "
                                + "after the add-on acknowledged the rename\",\"observed\":\"3 calls to the old URL, the last "
                                + "9.8 s after the rename\",\"evidence\":[3,4,6,7],\"timed\":false}");
    }

    @Test
    void sets_are_sorted_so_that_equal_runs_give_equal_bytes() {
        assertThat(JSON)
                .containsSubsequence("\"installed\"", "\"uninstalled\"")
                .containsSubsequence("\"java\"", "\"os\"");
        assertThat(JSON)
                .isEqualTo(RunJson.render(Runs.mixed()))
                .doesNotContain("\r")
                .endsWith("}\n");
    }

    private static JsonNode tree() throws IOException {
        return new ObjectMapper().readTree(JSON);
    }
}
