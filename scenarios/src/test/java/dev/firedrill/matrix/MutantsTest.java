package dev.firedrill.matrix;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every defect is caught by the scenario that it was made for, beside those of its group, and nothing sound is blamed.
 * The other cells of the matrix are {@code .ci/matrix}'s.
 */
@Isolated("Whole runs want the machine")
@Tag("whole-runs")
class MutantsTest {

    private static Variants variants;
    private static SubjectRuns runs;

    @BeforeAll
    static void begin() throws Exception {
        variants = new Variants(Expected.committed());
        runs = KnownAddons.begin(MutantsTest.class);
    }

    @AfterAll
    static void awaitTheOthers() throws Exception {
        runs.awaitAll();
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
