package dev.firedrill.launch;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.report.Timing;
import dev.firedrill.report.Timing.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a run's time went, read from its history. */
final class TimingOf {

    private TimingOf() {}

    static Timing read(List<Entry> entries) {
        Map<String, Span> spans = new LinkedHashMap<>();
        Duration startUp = Duration.ZERO;
        for (Entry entry : entries) {
            if (entry.fact() instanceof Fact.RehearsalStarted) {
                spans.put(entry.rehearsal(), new Span(entry.rehearsal(), entry.at(), entry.at(), false));
            } else if (entry.fact() instanceof Fact.RehearsalEnded) {
                spans.computeIfPresent(
                        entry.rehearsal(), (name, span) -> new Span(name, span.from(), entry.at(), false));
            } else if (entry.fact() instanceof Fact.AddonChanged c && c.state().equals("ready") && spans.isEmpty()) {
                startUp = entry.at();
            }
        }
        Duration wall = entries.isEmpty()
                ? Duration.ZERO
                : entries.get(entries.size() - 1).at();
        return new Timing(wall, startUp, withCriticalPath(spans.values()));
    }

    /** Of what ran side by side only the longest delayed the end; what ran by itself always did. */
    private static List<Span> withCriticalPath(Iterable<Span> spans) {
        List<Span> beside = new ArrayList<>();
        spans.forEach(s -> {
            if (isBeside(s)) {
                beside.add(s);
            }
        });
        Set<Span> delaying = delaying(beside);
        List<Span> marked = new ArrayList<>();
        spans.forEach(s -> marked.add(new Span(
                s.name().replaceFirst("/alone(/\\d+)?", ""), s.from(), s.to(), !isBeside(s) || delaying.contains(s))));
        return marked;
    }

    /** The one that ended last, and before it, one by one, what it may have waited for. */
    private static Set<Span> delaying(List<Span> beside) {
        Set<Span> delaying = new HashSet<>();
        Optional<Span> last = last(beside.stream());
        while (last.isPresent()) {
            Span later = last.get();
            delaying.add(later);
            last = last(beside.stream().filter(s -> s.to().compareTo(later.from()) <= 0 && !delaying.contains(s)));
        }
        return delaying;
    }

    private static Optional<Span> last(Stream<Span> spans) {
        return spans.max(Comparator.comparing(Span::to));
    }

    private static boolean isBeside(Span span) {
        return !span.name().contains("/")
                && !span.name().equals("preflight")
                && !span.name().equals("clean-up");
    }
}
