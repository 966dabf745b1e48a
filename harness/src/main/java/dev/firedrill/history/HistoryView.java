package dev.firedrill.history;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a checker sees: the header, one rehearsal's entries, and those of the whole run.
 *
 * @param entries in order
 */
public record HistoryView(Header header, List<Entry> entries) {

    public HistoryView {
        entries = List.copyOf(entries);
    }

    /** The part of a history that concerns one rehearsal, together with what concerns all. */
    public static HistoryView of(Header header, List<Entry> entries, String rehearsal) {
        return new HistoryView(
                header,
                entries.stream()
                        .filter(e -> e.rehearsal().isEmpty() || e.rehearsal().equals(rehearsal))
                        .toList());
    }

    /** The bounds to judge by. */
    public Bounds bounds() {
        return header.bounds();
    }

    /** The entries whose fact is of a kind, in order. */
    public <F extends Fact> Stream<Seen<F>> all(Class<F> kind) {
        return entries.stream().filter(e -> kind.isInstance(e.fact())).map(e -> new Seen<>(e, kind.cast(e.fact())));
    }

    /** When a mark was first set. */
    public Optional<Entry> mark(String name) {
        return all(Fact.Marked.class)
                .filter(s -> s.fact().name().equals(name))
                .map(Seen::entry)
                .findFirst();
    }

    /** The first entry that satisfies. */
    public Optional<Entry> first(Predicate<Entry> which) {
        return entries.stream().filter(which).findFirst();
    }

    /**
     * An entry with its fact already of the right kind.
     *
     * @param <F> the kind
     */
    public record Seen<F extends Fact>(Entry entry, F fact) {

        /** When it was complete. */
        public Duration at() {
            return entry.at();
        }

        /** Its tenant. */
        public String tenant() {
            return entry.tenant();
        }

        /** Its place in the history. */
        public long ordinal() {
            return entry.ordinal();
        }
    }
}
