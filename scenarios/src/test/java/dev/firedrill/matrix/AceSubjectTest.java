package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Fact;
import dev.firedrill.rehearsal.PreflightCheck;
import dev.firedrill.rehearsal.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * An add-on on Atlassian's own framework for Node, which we did not write: what Firedrill says of it is what the
 * framework's code explains, and nothing else. Needs Node and {@code npm ci} in the subject's folder; with the
 * environment variable FIREDRILL_REQUIRE_NODE=true it fails where they are missing.
 */
@Tag("whole-runs")
class AceSubjectTest {

    private static final Path FOLDER = Path.of("src", "test", "subjects", "ace");
    private static final String NO_WARNING = "none";

    @SuppressWarnings("NullAway.Init")
    private static Table expected;

    @SuppressWarnings("NullAway.Init")
    private static RunOutcome outcome;

    @BeforeAll
    static void run() throws Exception {
        requireOrSkip();
        expected = Table.first(Files.readString(FOLDER.resolve("expected-verdicts.md")));
        outcome = Run.of(Subject.ace(FOLDER), Run.catalogue(), Bounds.standard());
    }

    private static void requireOrSkip() {
        String missing = missing();
        if (!missing.isEmpty()) {
            String message = "The ACE subject is not run: " + missing;
            System.out.println(message);
            assertThat("true".equals(System.getenv("FIREDRILL_REQUIRE_NODE")))
                    .as(message)
                    .isFalse();
            assumeTrue(false, message);
        }
    }

    private static String missing() {
        if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
            return "run 'npm ci' in scenarios/" + FOLDER + " first.";
        }
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0 ? "" : "node does not work here.";
        } catch (IOException e) {
            return "there is no node here.";
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a test", e);
        }
    }

    @TestFactory
    Stream<DynamicTest> verdicts() {
        assertThat(outcome.judgements()).extracting(Judgement::id).containsExactlyInAnyOrderElementsOf(expected.rows());
        return outcome.judgements().stream()
                .map(judgement -> dynamicTest(judgement.id(), () -> isExplained(judgement)));
    }

    private static void isExplained(Judgement judgement) {
        String explanation = Verdict.explain(judgement);
        String warning = expected.cell(judgement.id(), "warnings");

        assertThat(Verdict.of(judgement))
                .as(explanation)
                .isEqualTo(Verdict.parse(expected.cell(judgement.id(), "verdict")));
        if (warning.equals(NO_WARNING)) {
            assertThat(judgement.warnings()).as(explanation).isEmpty();
        } else {
            assertThat(judgement.warnings())
                    .as(explanation)
                    .isNotEmpty()
                    .extracting(Finding::expected)
                    .allMatch(words -> words.contains(warning));
        }
    }

    /** Its store loses tenants that install at the same time: that is noticed, and then avoided. */
    @Test
    void installs_come_one_at_a_time() {
        assertThat(outcome.history())
                .extracting(entry -> entry.fact())
                .contains(new Fact.Marked(PreflightCheck.OVERLAP_FAILS));
    }

    @Test
    void every_forgery_was_tried() {
        List<Finding> findings = Run.judgement(outcome, "SEC-03").findings();

        assertThat(findings).hasSizeGreaterThan(dev.firedrill.stage.Forgery.values().length);
    }
}
