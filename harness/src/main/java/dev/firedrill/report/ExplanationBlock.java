package dev.firedrill.report;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Outcome;
import dev.firedrill.history.Entry;
import dev.firedrill.report.Look.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains one scenario that failed or stayed undecided, in at most twelve lines: requirement, expected, observed,
 * evidence, how to mend it, how to see it again.
 */
record ExplanationBlock(Look look) {

    private static final int MOST_LINES = 12;

    /** The heading and the two commands. */
    private static final int FIXED_LINES = 3;

    private static final int MOST_LINES_OF_TEXT = 2;
    private static final int MOST_EVIDENCE = 3;
    private static final String INDENT = "  ";

    List<String> lines(Judged judged) {
        Finding finding = judged.decisive()
                .orElseGet(() -> new Finding(
                        judged.scenario().level(), judged.outcome(), "a decision", "none", List.of(), false, null));
        boolean failed = judged.outcome() == Outcome.FAILED;
        List<String> before = new ArrayList<>(text("", judged.scenario().sentence()));
        before.addAll(text("Expected: ", finding.expected()));
        before.addAll(text(failed ? "Observed: " : "Undecided: ", finding.observed()));
        List<String> mend = failed ? text("Mend: ", judged.scenario().mend()) : List.of();
        int room = MOST_LINES - FIXED_LINES - before.size() - mend.size();

        List<String> lines = new ArrayList<>();
        lines.add(heading(judged, finding));
        lines.addAll(before);
        judged.evidence(finding).stream()
                .limit(Math.min(MOST_EVIDENCE, room))
                .map(this::evidence)
                .forEach(lines::add);
        lines.addAll(mend);
        lines.add(INDENT + "Reproduce: " + Prose.oneLine(judged.reproduce()));
        lines.add(
                INDENT + "Read more: " + judged.run().explain(judged.scenario().id()));
        return lines;
    }

    private String heading(Judged judged, Finding finding) {
        Catalogued scenario = judged.scenario();
        int more = judged.judgement().decisive().size() - 1;
        String others = more > 0 ? " (and " + Prose.count(more, "more finding") + ", see the report)" : "";
        return look.paint(
                        Tone.of(judged.outcome()),
                        Look.symbol(judged.outcome()) + " " + scenario.id() + " (" + finding.level() + ") "
                                + scenario.title())
                + look.paint(Tone.QUIET, others);
    }

    /** A label and its text, hanging under itself; what does not fit is in the report. */
    private List<String> text(String label, String text) {
        int width = look.width() - INDENT.length() - label.length();
        List<String> wrapped = new ArrayList<>(Prose.wrap(text, width));
        if (wrapped.size() > MOST_LINES_OF_TEXT) {
            String last = wrapped.get(MOST_LINES_OF_TEXT - 1);
            wrapped = new ArrayList<>(wrapped.subList(0, MOST_LINES_OF_TEXT - 1));
            wrapped.add(Prose.shorten(last, width - 2) + " …");
        }
        List<String> lines = new ArrayList<>();
        for (String line : wrapped) {
            String lead = lines.isEmpty() ? label : " ".repeat(label.length());
            lines.add(INDENT + look.paint(Tone.STRONG, lead) + Prose.shorten(line, width));
        }
        return lines;
    }

    private String evidence(Entry entry) {
        String lead = INDENT + INDENT + "#" + entry.ordinal() + "  " + Prose.seconds(entry.at()) + "  ";
        return look.paint(Tone.QUIET, lead + Prose.shorten(Phrases.of(entry), look.width() - lead.length()));
    }
}
