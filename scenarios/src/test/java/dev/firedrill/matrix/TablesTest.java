package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is expected of known add-ons is written down for all of them, before anything is played. */
class TablesTest {

    @Test
    void every_variant_is_expected_to_be_something() throws IOException {
        var expected = Expected.committed();
        var there = Stream.concat(Stream.of(Subject.SAMPLE), Subject.variants().stream());

        assertThat(expected.variants()).containsExactlyInAnyOrderElementsOf(there.toList());
    }

    @Test
    void every_scenario_has_a_defect_that_it_catches() throws IOException {
        var expected = Expected.committed();

        assertThat(expected.variants().stream()
                        .flatMap(variant -> expected.own(variant).entrySet().stream())
                        .map(Map.Entry::getKey))
                .containsAll(Run.catalogue().stream().map(Run::id).toList());
    }

    @TestFactory
    Stream<DynamicTest> every_table_has_a_row_for_every_scenario() {
        var ids = Run.catalogue().stream().map(Run::id).toList();
        return Stream.of(Framework.values())
                .map(framework -> dynamicTest(
                        framework.name(),
                        () -> assertThat(framework.expected().rows()).containsExactlyInAnyOrderElementsOf(ids)));
    }

    @TestFactory
    Stream<DynamicTest> every_blame_names_the_code_that_earns_it() {
        return Stream.of(Framework.values())
                .map(framework -> dynamicTest(framework.name(), () -> namesCodeWhereItBlames(framework)));
    }

    private static void namesCodeWhereItBlames(Framework framework) throws IOException {
        for (String id : framework.expected().rows()) {
            for (String configuration : framework.configurations()) {
                if (framework.expected(configuration, id).blames()) {
                    assertThat(framework.reasons(id)).as(id).contains("`");
                }
            }
        }
    }
}
