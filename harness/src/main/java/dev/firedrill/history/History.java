package dev.firedrill.history;

import dev.firedrill.time.RunClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The append-only history of one run. Safe for use by many threads. */
public final class History {

    /** An add-on that calls without end must not fill this process's memory; what it does first tells the most. */
    static final int MOST_EXCHANGES = 1000;

    private final RunClock clock;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> kept = new HashMap<>();
    private final List<Consumer<Entry>> listeners = new ArrayList<>();

    /** An empty history on this clock. */
    public History(RunClock clock) {
        this.clock = clock;
    }

    /** The clock by which entries are dated. */
    public RunClock clock() {
        return clock;
    }

    /** Appends a fact and dates it. Facts are appended when they are complete. */
    public Entry append(String rehearsal, String tenant, Fact fact) {
        return append(rehearsal, tenant, fact, null, List.of());
    }

    /**
     * The same, with what went over the wire; of each rehearsal the first exchanges are kept.
     *
     * @param sent when it was sent or arrived, by this history's clock; null when it was over as soon as it happened
     */
    public Entry append(String rehearsal, String tenant, Fact fact, @Nullable Duration sent, List<Exchange> exchanges) {
        List<Consumer<Entry>> told;
        Entry entry;
        synchronized (entries) {
            entry = new Entry(
                    entries.size() + 1L, sent, clock.elapsed(), rehearsal, tenant, fact, keep(rehearsal, exchanges));
            entries.add(entry);
            told = List.copyOf(listeners);
        }
        told.forEach(listener -> listener.accept(entry));
        return entry;
    }

    private List<Exchange> keep(String rehearsal, List<Exchange> exchanges) {
        boolean room = kept.merge(rehearsal, exchanges.size(), Integer::sum) <= MOST_EXCHANGES;
        return room ? exchanges : List.of();
    }

    /** Tells a listener of every later entry, in the appending thread. */
    public void onAppend(Consumer<Entry> listener) {
        synchronized (entries) {
            listeners.add(listener);
        }
    }

    /** What has happened so far. */
    public List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /** A recorder that appends for one rehearsal. */
    public Recorder recorder(String rehearsal) {
        return (tenant, fact) -> append(rehearsal, tenant, fact);
    }

    /** Appends facts for one rehearsal. */
    @FunctionalInterface
    public interface Recorder {
        /** Appends a fact about a tenant; an empty tenant is none. */
        Entry record(String tenant, Fact fact);
    }
}
