package dev.firedrill.report;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What GitHub Actions shows of a run: annotations, which it reads from a step's output, and a Markdown summary, which it
 * reads from the file that {@code GITHUB_STEP_SUMMARY} names.
 */
public final class GitHubReport {

    /** Source: GitHub drops what a step annotates beyond ten of a kind; the tenth says how many there are besides. */
    private static final int ANNOTATIONS = 9;

    /** A summary may have a mebibyte, and a table is read at a glance. */
    private static final int CELL = 400;

    private final RunResult result;

    public GitHubReport(RunResult result) {
        this.result = result;
    }

    /** Workflow commands, a line each: an error for what failed, a warning for what is inconclusive. */
    public List<String> annotations() {
        return Stream.of(annotations("error", Outcome.FAILED), annotations("warning", Outcome.INCONCLUSIVE))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> annotations(String command, Outcome outcome) {
        List<Judged> those = result.with(outcome);
        var lines = new ArrayList<String>();
        those.stream()
                .limit(ANNOTATIONS)
                .map(judged -> annotation(command, judged))
                .forEach(lines::add);
        int more = those.size() - ANNOTATIONS;
        if (more > 0) {
            lines.add("::" + command + " title=Firedrill::"
                    + data(Prose.count(more, "more scenario") + " in the summary of this job"));
        }
        return lines;
    }

    private static String annotation(String command, Judged judged) {
        String title = judged.scenario().id() + " " + judged.scenario().title();
        return "::" + command + " title=" + property(title) + "::" + data(said(judged) + "\n" + judged.reproduce());
    }

    private static String said(Judged judged) {
        return judged.decisive()
                .map(f -> "Expected: " + Prose.oneLine(f.expected()) + "\n"
                        + (judged.outcome() == Outcome.FAILED ? "Observed: " : "Undecided: ")
                        + Prose.oneLine(f.observed())
                        + (judged.outcome() == Outcome.FAILED
                                ? "\nMend: " + judged.scenario().mend()
                                : ""))
                .orElse("undecided");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    /** The summary of the job: what needs a look first, and the rest folded away. */
    public String summary() {
        var page = new StringBuilder();
        page.append("## Firedrill: ")
                .append(cell(result.header().subject().name()))
                .append("\n\n");
        page.append(result.tally().describe())
                .append(" · ")
                .append(Prose.seconds(result.timing().wall()))
                .append(" · seed ")
                .append(result.header().seed())
                .append("\n");
        table(page, result.judged().stream().filter(GitHubReport::needsALook).toList());
        var rest = result.judged().stream().filter(j -> !needsALook(j)).toList();
        if (!rest.isEmpty()) {
            page.append("\n<details><summary>")
                    .append(Prose.count(rest.size(), "scenario"))
                    .append(" without a finding</summary>\n");
            table(page, rest);
            page.append("\n</details>\n");
        }
        return page.toString();
    }

    private static boolean needsALook(Judged judged) {
        return judged.outcome() == Outcome.FAILED
                || judged.outcome() == Outcome.INCONCLUSIVE
                || !judged.judgement().warnings().isEmpty();
    }

    private static void table(StringBuilder page, List<Judged> rows) {
        if (rows.isEmpty()) {
            return;
        }
        page.append("\n| | scenario | what was seen |\n|---|---|---|\n");
        for (Outcome outcome : List.of(Outcome.FAILED, Outcome.INCONCLUSIVE, Outcome.PASSED, Outcome.NOT_APPLICABLE)) {
            rows.stream().filter(j -> j.outcome() == outcome).forEach(j -> row(page, j));
        }
    }

    private static void row(StringBuilder page, Judged judged) {
        page.append("| ")
                .append(Look.symbol(judged.outcome()))
                .append(" | **")
                .append(judged.scenario().id())
                .append("** ")
                .append(cell(judged.scenario().title()))
                .append(" | ")
                .append(cell(seen(judged)))
                .append(" |\n");
    }

    private static String seen(Judged judged) {
        return switch (judged.outcome()) {
            case FAILED, INCONCLUSIVE ->
                judged.accepted().map(known -> known.describe() + "; seen: ").orElse("")
                        + judged.decisive().map(Finding::observed).orElse("undecided");
            case NOT_APPLICABLE -> Judged.whySkipped(judged.judgement());
            case PASSED ->
                judged.judgement().warnings().stream()
                        .findFirst()
                        .map(w -> "warning: " + w.observed())
                        .orElse(Prose.seconds(judged.took()));
        };
    }

    /** An add-on chooses some of these words; none of them may be markup. */
    private static String cell(String text) {
        return Prose.oneLine(text, CELL)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_|\\[\\]])", "\\\\$1");
    }
}
