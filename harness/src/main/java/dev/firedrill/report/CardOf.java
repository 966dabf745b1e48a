package dev.firedrill.report;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Outcome;
import dev.firedrill.history.Entry;
import dev.firedrill.report.pages.Page.Card;
import dev.firedrill.report.pages.Page.Found;
import dev.firedrill.report.pages.Page.Line;
import dev.firedrill.report.pages.Page.Mark;
import dev.firedrill.report.pages.Timeline;
import dev.firedrill.report.pages.Timeline.Proof;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts one scenario into the words of the page. */
final class CardOf {

    /** What is to be mended is read first. */
    private static final List<Outcome> RANKS = List.of(Outcome.FAILED, Outcome.INCONCLUSIVE, Outcome.PASSED);

    /** Evidence that is read at once; the rest unfolds. */
    private static final int MOST_EVIDENCE = 5;

    private CardOf() {}

    /**
     * The card.
     *
     * @param open whether it is seen at once
     * @param ready whether it is there when the page opens
     * @param marks how many its timeline may have
     */
    static Card card(Judged judged, boolean open, boolean ready, int marks) {
        Optional<Play> play = Play.of(judged);
        Optional<Timeline> timeline = play.map(p -> TimelineOf.of(judged, p, marks));
        Set<String> drawn = timeline.stream()
                .flatMap(t -> t.lanes().stream())
                .flatMap(lane -> lane.proofs().stream())
                .map(Proof::id)
                .collect(Collectors.toSet());
        Catalogued scenario = judged.scenario();
        Outcome outcome = judged.outcome();
        return new Card(
                scenario.id(),
                scenario.title(),
                mark(judged),
                bears(judged),
                scenario.group(),
                scenario.level().name(),
                outcome == Outcome.NOT_APPLICABLE ? "" : Prose.seconds(judged.took()),
                scenario.sentence(),
                scenario.source(),
                timeline.orElse(null),
                IntStream.range(0, judged.judgement().findings().size())
                        .boxed()
                        .sorted(Comparator.comparing(i -> RANKS.indexOf(
                                judged.judgement().findings().get(i).outcome())))
                        .map(i -> found(judged, play, i, drawn))
                        .toList(),
                notes(judged),
                outcome == Outcome.FAILED || judged.warns() ? scenario.mend() : "",
                judged.reproduce(),
                open,
                ready);
    }

    /** By what it is filtered. */
    private static String bears(Judged judged) {
        if (judged.warns()) {
            return Marks.WARNED;
        }
        return judged.accepted().isPresent() ? Marks.KNOWN : judged.outcome().name();
    }

    private static Mark mark(Judged judged) {
        if (judged.warns()) {
            return Marks.warned();
        }
        return judged.accepted().map(known -> Marks.known()).orElseGet(() -> Marks.of(judged.outcome()));
    }

    private static List<String> notes(Judged judged) {
        return Stream.of(
                        judged.accepted().map(known -> "Known failure, " + known.describe() + ".").stream(),
                        judged.remark().map(remark -> remark + ".").stream(),
                        judged.judgement().notes().stream())
                .flatMap(notes -> notes)
                .toList();
    }

    /** Whether its reader should see everything at once. */
    static boolean isOpen(Judged judged) {
        return judged.fails() || judged.outcome() == Outcome.INCONCLUSIVE || judged.warns();
    }

    private static Found found(Judged judged, Optional<Play> play, int index, Set<String> drawn) {
        Finding finding = judged.judgement().findings().get(index);
        List<Line> lines = judged.evidence(finding).stream()
                .map(entry -> line(judged, play, index, drawn, entry))
                .toList();
        return new Found(
                Marks.of(finding, judged.run().strict()),
                finding.level().name(),
                finding.expected(),
                finding.outcome() == Outcome.INCONCLUSIVE ? "Undecided because" : "Observed",
                finding.observed(),
                lines.stream().limit(MOST_EVIDENCE).toList(),
                lines.stream().skip(MOST_EVIDENCE).toList());
    }

    private static Line line(Judged judged, Optional<Play> play, int index, Set<String> drawn, Entry entry) {
        String id = judged.scenario().id();
        String mark = TimelineOf.mark(id, entry.ordinal());
        return new Line(
                TimelineOf.anchor(id, index, entry.ordinal()),
                drawn.contains(mark) ? mark : "",
                entry.ordinal(),
                play.filter(p -> p.entries().contains(entry))
                        .map(p -> p.since(entry.at()))
                        .orElse(""),
                Prose.seconds(entry.at()),
                Phrases.of(entry),
                !entry.exchanges().isEmpty());
    }
}
