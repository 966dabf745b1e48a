package dev.firedrill.report;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Outcome;
import dev.firedrill.history.Entry;
import dev.firedrill.report.pages.Page.Card;
import dev.firedrill.report.pages.Page.Found;
import dev.firedrill.report.pages.Page.Line;
import dev.firedrill.report.pages.Page.Mark;

/** Puts one scenario into the words of the page. */
final class CardOf {

    private CardOf() {}

    static Card card(Judged judged) {
        Catalogued scenario = judged.scenario();
        Outcome outcome = judged.outcome();
        boolean warned =
                outcome == Outcome.PASSED && !judged.judgement().warnings().isEmpty();
        return new Card(
                scenario.id(),
                scenario.title(),
                warned ? new Mark("ok", Look.symbol(outcome), "passed with warnings") : Marks.of(outcome),
                scenario.level().name(),
                outcome == Outcome.NOT_APPLICABLE ? "" : Prose.seconds(judged.took()),
                scenario.sentence(),
                scenario.source(),
                judged.judgement().findings().stream()
                        .map(finding -> found(judged, finding))
                        .toList(),
                judged.judgement().notes(),
                outcome == Outcome.FAILED || warned ? scenario.mend() : "",
                judged.reproduce(),
                outcome == Outcome.FAILED || outcome == Outcome.INCONCLUSIVE || warned);
    }

    private static Found found(Judged judged, Finding finding) {
        return new Found(
                Marks.of(finding, judged.run().strict()),
                finding.level().name(),
                finding.expected(),
                finding.outcome() == Outcome.INCONCLUSIVE ? "Undecided because" : "Observed",
                finding.observed(),
                judged.evidence(finding).stream().map(CardOf::line).toList());
    }

    private static Line line(Entry entry) {
        return new Line(entry.ordinal(), Prose.seconds(entry.at()), Phrases.of(entry));
    }
}
