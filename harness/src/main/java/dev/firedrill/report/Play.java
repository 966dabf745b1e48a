package dev.firedrill.report;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judge;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One play of a scenario: the part of the history that its judgement was found in.
 *
 * @param rehearsal by its name
 * @param alone whether it was played alone
 * @param from since the run's start
 * @param to the same; after {@code from}
 * @param entries of this play, and of the add-on as a whole meanwhile, in order
 */
record Play(String rehearsal, boolean alone, Duration from, Duration to, List<Entry> entries) {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    Play {
        entries = List.copyOf(entries);
    }

    /**
     * What a scenario's judgement was found in; empty when it was never played. Of several that is the last one with what
     * decided, or the last one.
     */
    static Optional<Play> of(Judged judged) {
        var rehearsals = new ArrayList<>(Judge.rehearsals(judged.scenario().id()));
        Collections.reverse(rehearsals);
        var plays = rehearsals.stream()
                .flatMap(rehearsal -> of(judged, rehearsal).stream())
                .toList();
        return plays.stream()
                .filter(play -> evidence(judged, play.rehearsal()).findAny().isPresent())
                .findFirst()
                .or(() -> plays.stream().findFirst());
    }

    private static Optional<Play> of(Judged judged, String rehearsal) {
        List<Entry> own = judged.run().history().stream()
                .filter(e -> e.rehearsal().equals(rehearsal))
                .toList();
        // That it was selected is marked for every scenario, also for one that was never played.
        if (own.stream().allMatch(e -> e.fact() instanceof Fact.Marked)) {
            return Optional.empty();
        }
        Duration from = when(own, Fact.RehearsalStarted.class).orElse(own.get(0).at());
        Duration end = when(own, Fact.RehearsalEnded.class)
                .orElse(own.get(own.size() - 1).at());
        Duration to = Stream.concat(Stream.of(end, from.plus(SHORTEST)), evidence(judged, rehearsal))
                .reduce(end, (a, b) -> a.compareTo(b) > 0 ? a : b);
        return Optional.of(new Play(
                rehearsal,
                !rehearsal.equals(Judge.beside(judged.scenario().id())),
                from,
                to,
                judged.run().history().stream()
                        .filter(e -> e.rehearsal().equals(rehearsal) || ofTheAddon(e))
                        .filter(e -> e.at().compareTo(from) >= 0 && e.at().compareTo(to) <= 0)
                        .toList()));
    }

    /** A restart concerns all rehearsals. */
    private static boolean ofTheAddon(Entry entry) {
        return entry.rehearsal().isEmpty() && entry.fact() instanceof Fact.AddonChanged;
    }

    private static Optional<Duration> when(List<Entry> entries, Class<? extends Fact> kind) {
        return entries.stream()
                .filter(e -> kind.isInstance(e.fact()))
                .map(Entry::at)
                .findFirst();
    }

    /** A checker may look beyond the end. */
    private static Stream<Duration> evidence(Judged judged, String rehearsal) {
        return decisive(judged).stream()
                .flatMap(finding -> judged.evidence(finding).stream())
                .filter(e -> e.rehearsal().equals(rehearsal))
                .map(Entry::at);
    }

    /** The findings that gave the outcome, and those that warn. */
    static List<Finding> decisive(Judged judged) {
        return Stream.concat(judged.judgement().decisive().stream(), judged.judgement().warnings().stream())
                .distinct()
                .toList();
    }

    /** A moment as seconds since the play began. */
    String since(Duration at) {
        return "+" + Prose.seconds(at.minus(from));
    }
}
