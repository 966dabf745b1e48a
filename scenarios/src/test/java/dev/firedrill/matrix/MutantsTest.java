package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every defect is caught by the scenario that it was made for, beside those of its group, and nothing sound is blamed.
 * The other cells of the matrix are {@code .ci/matrix}'s.
 */
@Isolated("Whole runs want the machine")
@Tag("whole-runs")
class MutantsTest {

    private static Expected expected;
    private static Variants variants;
    private static SubjectRuns runs;

    @BeforeAll
    static void begin() throws Exception {
        expected = Expected.committed();
        variants = new Variants(expected);
        runs = KnownAddons.begin(MutantsTest.class);
    }

    @AfterAll
    static void awaitTheOthers() throws Exception {
        runs.awaitAll();
    }

    @Test
    void every_variant_is_expected_to_be_something() throws IOException {
        var there = Stream.concat(Stream.of(Subject.SAMPLE), Subject.variants().stream());

        assertThat(expected.variants()).containsExactlyInAnyOrderElementsOf(there.toList());
    }

    @Test
    void every_scenario_has_a_defect_that_it_catches() {
        assertThat(expected.variants().stream()
                        .flatMap(variant -> expected.own(variant).entrySet().stream())
                        .map(java.util.Map.Entry::getKey))
                .containsAll(Run.catalogue().stream().map(Run::id).toList());
    }

    @TestFactory
    Stream<DynamicTest> defects_are_caught() {
        return variants.defective().stream()
                .map(variant -> dynamicTest(variant, () -> variants.requireCaught(runs, variant)));
    }

    @TestFactory
    Stream<DynamicTest> the_rest_of_its_group_sees_what_was_written_down() {
        return variants.defective().stream()
                .map(variant -> dynamicTest(variant, () -> variants.requireAsExpected(runs, variant)));
    }

    @TestFactory
    Stream<DynamicTest> what_is_sound_passes() {
        return variants.sound().stream()
                .map(variant -> dynamicTest(variant, () -> variants.requireAsExpected(runs, variant)));
    }
}
