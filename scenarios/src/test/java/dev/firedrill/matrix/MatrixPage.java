package dev.firedrill.matrix;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import dev.firedrill.rehearsal.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a full run of the matrix found, as a page of the documentation. */
final class MatrixPage {

    /** Where it is committed. */
    static final Path FILE = Path.of("docs", "matrix.md");

    static final String PASSED = "✔";
    private static final String FAILED = "✘";
    private static final String WARNED = "!";
    private static final String OPEN = "?";
    private static final String NOT_APPLICABLE = "–";

    private final Expected expected;
    private final Map<String, RunOutcome> outcomes;

    MatrixPage(Expected expected, Map<String, RunOutcome> outcomes) {
        this.expected = expected;
        this.outcomes = outcomes;
    }

    /** An outcome as one character. */
    static String mark(Judgement judgement) {
        return switch (judgement.outcome()) {
            case PASSED -> judgement.warnings().isEmpty() ? PASSED : WARNED;
            case FAILED -> FAILED;
            case INCONCLUSIVE -> OPEN;
            case NOT_APPLICABLE -> NOT_APPLICABLE;
        };
    }

    /** The table that is committed. */
    static Table committedTable() throws IOException {
        return Table.first(Files.readString(FILE));
    }

    /** The outcome that a cell shows. */
    static Outcome outcome(String cell) {
        return switch (plain(cell)) {
            case PASSED, WARNED -> Outcome.PASSED;
            case FAILED -> Outcome.FAILED;
            case OPEN -> Outcome.INCONCLUSIVE;
            case NOT_APPLICABLE -> Outcome.NOT_APPLICABLE;
            default -> throw new IllegalArgumentException("'" + cell + "' is no outcome");
        };
    }

    /** Whether a cell shows a warning. */
    static boolean warned(String cell) {
        return plain(cell).equals(WARNED);
    }

    private static String plain(String cell) {
        return cell.replace("**", "").strip();
    }

    /** The table alone, for a terminal. */
    String table() {
        var lines = new ArrayList<String>();
        lines.add("| variant |" + ids().stream().map(id -> " " + id + " |").collect(Collectors.joining()));
        lines.add("|---|" + "---|".repeat(ids().size()));
        outcomes.forEach((variant, outcome) -> lines.add("| " + variant + " |"
                + outcome.judgements().stream()
                        .map(j -> " " + cell(variant, j) + " |")
                        .collect(Collectors.joining())));
        return String.join("\n", lines);
    }

    private List<String> ids() {
        return outcomes.values().iterator().next().judgements().stream()
                .map(Judgement::id)
                .toList();
    }

    private String cell(String variant, Judgement judgement) {
        String mark = mark(judgement);
        return expected.own(variant).containsKey(judgement.id()) ? "**" + mark + "**" : mark;
    }

    void write() throws IOException {
        Files.writeString(FILE, """
                # Variants and scenarios

                Every variant of the sample add-on against every scenario, with the bounds that users have. Written by
                `.ci/matrix`, which also holds it to what was [expected](../src/test/resources/dev/firedrill/matrix/expected.md)
                before; a test fails where the two contradict each other.

                Made from commit `%s`.

                %s passed · %s failed · %s passed with a warning: a SHOULD is broken · %s inconclusive · %s does not concern it.
                **Bold** is the scenario that a defect was made for.

                %s

                ## What gave each defect away

                %s
                """.formatted(
                        commit(),
                        PASSED,
                        FAILED,
                        WARNED,
                        OPEN,
                        NOT_APPLICABLE,
                        table(),
                        outcomes.entrySet().stream()
                                .flatMap(run -> gaveAway(run.getKey(), run.getValue()))
                                .collect(Collectors.joining("\n"))));
    }

    private Stream<String> gaveAway(String variant, RunOutcome outcome) {
        return expected.own(variant).keySet().stream().flatMap(id -> {
            Judgement judgement = Run.judgement(outcome, id);
            return Stream.concat(judgement.decisive().stream(), judgement.warnings().stream())
                    .limit(1)
                    .map(finding -> "* **" + variant + "**, " + id + ": " + words(finding));
        });
    }

    private static String words(Finding finding) {
        return (finding.expected() + ": " + finding.observed())
                .replace('|', '/')
                .replaceAll("\\s+", " ");
    }

    private static String commit() throws IOException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12").start();
        return new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
    }
}
