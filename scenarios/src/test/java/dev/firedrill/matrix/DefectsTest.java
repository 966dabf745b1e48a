package dev.firedrill.matrix;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/** Each defect is caught by the scenario that it was made for, where that is over soon; {@link MutantsTest} has the others. */
@Isolated("Whole runs want the machine")
class DefectsTest {

    private static Variants variants;
    private static SubjectRuns runs;

    @BeforeAll
    static void begin() throws Exception {
        variants = new Variants(Expected.committed());
        runs = KnownAddons.begin(DefectsTest.class);
    }

    @AfterAll
    static void awaitTheOthers() throws Exception {
        runs.awaitAll();
    }

    @TestFactory
    Stream<DynamicTest> defects_are_caught() {
        return variants.soonCaught().stream()
                .map(variant -> dynamicTest(variant, () -> variants.requireCaught(runs, variant)));
    }
}
