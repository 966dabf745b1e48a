package dev.firedrill.replay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.replay.Decision.Lane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rehearsal from its beginning to its end.
 *
 * @param entries its own and, when it was played alone, those of the run as a whole
 * @param problem why it was not played to its end; empty when it was
 */
record Play(List<Entry> entries, String problem) {

    private static final String ENDLESS = "its end is not in the history";

    /** What comes after the end, as the final uninstalls do, is no part of it; empty when it was not played. */
    static Optional<Play> of(List<Entry> history, String rehearsal) {
        var own = history.stream().filter(e -> e.rehearsal().equals(rehearsal)).toList();
        return own.stream()
                .filter(e -> e.fact() instanceof Fact.RehearsalStarted)
                .findFirst()
                .map(began -> play(history, own, began));
    }

    private static Play play(List<Entry> history, List<Entry> own, Entry began) {
        Optional<Entry> end = own.stream()
                .filter(e -> e.fact() instanceof Fact.RehearsalEnded)
                .findFirst();
        long last = end.map(Entry::ordinal).orElse(Long.MAX_VALUE);
        boolean alone = ((Fact.RehearsalStarted) began.fact()).alone();
        var entries = history.stream()
                .filter(e -> e.ordinal() > began.ordinal() && e.ordinal() < last)
                .filter(e -> e.rehearsal().equals(began.rehearsal())
                        || (alone && e.rehearsal().isEmpty()))
                .toList();
        return new Play(
                entries,
                end.map(e -> ((Fact.RehearsalEnded) e.fact()).problem()).orElse(ENDLESS));
    }

    /** The decisions by their lanes, in the order in which lanes began. */
    Map<Lane, List<Decision>> lanes() {
        return entries.stream()
                .flatMap(entry -> Decision.of(entry).stream())
                .collect(groupingBy(Decision::lane, LinkedHashMap::new, toList()));
    }
}
