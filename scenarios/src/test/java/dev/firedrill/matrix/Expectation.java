package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one cell of a framework's table expects: {@code fail; for: words / words; warns: words; may warn: words}.
 *
 * @param failures words of the requirements that fail, each of another; none where it does not matter which
 * @param warnings the same of the failed SHOULDs
 * @param chances words of SHOULDs that may fail or not
 */
record Expectation(Verdict verdict, List<String> failures, List<String> warnings, List<String> chances) {

    private static final String FAILURES = "for:";
    private static final String WARNINGS = "warns:";
    private static final String CHANCES = "may warn:";

    static Expectation parse(String cell) {
        List<String> parts = Arrays.stream(cell.split(";")).map(String::strip).toList();
        var rest = new ArrayList<>(parts.subList(1, parts.size()));
        var expectation = new Expectation(
                Verdict.parse(parts.get(0)), take(rest, FAILURES), take(rest, WARNINGS), take(rest, CHANCES));
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("'" + cell + "' says what nobody understands: " + rest);
        }
        return expectation;
    }

    private static List<String> take(List<String> parts, String label) {
        return parts.stream()
                .filter(part -> part.startsWith(label))
                .findFirst()
                .filter(parts::remove)
                .map(part -> Arrays.stream(part.substring(label.length()).split("/"))
                        .map(String::strip)
                        .toList())
                .orElse(List.of());
    }

    /** Whether there is something to explain. */
    boolean blames() {
        return verdict != Verdict.PASS || !warnings.isEmpty() || !chances.isEmpty();
    }

    /** Whether a judgement is what this says. */
    boolean isMetBy(Judgement judgement) {
        try {
            requireOf(judgement);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    void requireOf(Judgement judgement) {
        String explanation = Verdict.explain(judgement);
        assertThat(Verdict.of(judgement)).as(explanation).isEqualTo(verdict);
        if (!failures.isEmpty()) {
            requireEach(failures, failures, failed(judgement, Level.MUST), explanation);
        }
        var allowed = Stream.concat(warnings.stream(), chances.stream()).toList();
        requireEach(warnings, allowed, failed(judgement, Level.SHOULD), explanation);
    }

    private static List<Finding> failed(Judgement judgement, Level level) {
        return judgement.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.FAILED && finding.level() == level)
                .toList();
    }

    private static void requireEach(
            List<String> needed, List<String> allowed, List<Finding> findings, String explanation) {
        assertThat(findings).as(explanation).allMatch(finding -> isAllowed(finding, allowed));
        assertThat(needed)
                .as(explanation)
                .allMatch(words -> findings.stream().anyMatch(finding -> names(finding, words)));
    }

    /** A warning that lateness alone decided may be the machine's doing, which runs others beside it. */
    private static boolean isAllowed(Finding finding, List<String> allowed) {
        return (finding.level() == Level.SHOULD && finding.timed())
                || allowed.stream().anyMatch(words -> names(finding, words));
    }

    private static boolean names(Finding finding, String words) {
        return finding.expected().contains(words);
    }
}
