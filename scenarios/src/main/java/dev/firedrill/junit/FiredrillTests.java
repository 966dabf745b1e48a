package dev.firedrill.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Makes a test class of every scenario that there is: those of the catalogue, and those of the team's own {@link
 * dev.firedrill.stage.Catalogue}s. With a {@code firedrill.yaml} in the project this is all it takes:
 *
 * <pre>{@code
 * class ResilienceTest implements FiredrillTests {}
 * }</pre>
 *
 * <p>{@link Firedrill} on the class says more. The scenarios run beside each other, whatever JUnit's own settings for
 * parallel tests are, and one class of them after the other, because add-ons expect the host at fixed ports; JUnit shows them when the run is over, each with its outcome: <em>failed</em> is a failure, with
 * what was required, seen and can be mended; <em>inconclusive</em> is an error, so that it is never taken for passed;
 * <em>not applicable</em> is skipped. The report's path is published with the tests.
 */
@ExtendWith(RunOfClass.class)
public interface FiredrillTests {

    /** The scenarios by their groups, once they have been run. */
    @TestFactory
    @ResourceLock("dev.firedrill")
    @DisplayName("Firedrill")
    default Stream<DynamicNode> scenarios(FiredrillRun run) throws Exception {
        return run.nodes();
    }
}
