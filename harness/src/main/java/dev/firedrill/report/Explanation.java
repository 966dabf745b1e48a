package dev.firedrill.report;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Outcome;
import dev.firedrill.history.Entry;
import java.util.List;

/** Everything that explains a scenario that failed or stayed undecided, as plain text without bounds. */
final class Explanation {

    private final StringBuilder text = new StringBuilder();

    private Explanation() {}

    static String of(Judged judged) {
        var explanation = new Explanation();
        explanation.explain(judged);
        return explanation.text.toString();
    }

    private void explain(Judged judged) {
        Catalogued scenario = judged.scenario();
        boolean failed = judged.outcome() == Outcome.FAILED;
        line("", scenario.id() + " (" + scenario.level() + ") " + scenario.title() + ": " + scenario.sentence());
        line("Source: ", scenario.source());
        for (Finding finding : judged.judgement().decisive()) {
            line(finding.level() == Level.SHOULD ? "Expected (SHOULD): " : "Expected: ", finding.expected());
            line(failed ? "Observed: " : "Undecided: ", finding.observed());
            evidence(judged.evidence(finding));
        }
        judged.judgement().notes().forEach(note -> line("Note: ", note));
        if (failed) {
            line("Mend: ", scenario.mend());
        }
        line("Reproduce: ", judged.reproduce());
    }

    private void evidence(List<Entry> entries) {
        for (Entry entry : entries) {
            line("  #" + entry.ordinal() + "  " + Prose.seconds(entry.at()) + "  ", Phrases.of(entry));
        }
    }

    private void line(String label, String words) {
        text.append(label).append(Prose.oneLine(words)).append('\n');
    }
}
