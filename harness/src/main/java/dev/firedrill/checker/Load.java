package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a tenant's host has to bear: how often each kind of call comes for each request that is known to make it, and
 * what comes that no request explains. Our own page loads are so counted out.
 */
final class Load {

    /** What came amid requests and is known of none of them, and connections on which no request was read. */
    private static final String OTHER = "other calls";

    private final Doings doings;
    private final List<Attempt> attempts;

    /** The load of one tenant's host. */
    Load(HistoryView history, String tenant) {
        this.doings = Doings.in(history, tenant);
        this.attempts = attempts(history, tenant);
    }

    private List<Attempt> attempts(HistoryView history, String tenant) {
        return Stream.concat(
                        Calls.of(history, tenant).map(c -> new Attempt(c.ordinal(), Calls.arrival(c), kind(c))),
                        history.all(Fact.ConnectionMet.class)
                                .filter(c -> c.tenant().equals(tenant))
                                .map(c -> new Attempt(c.ordinal(), c.at(), amidRequest(c.at()))))
                .sorted(Comparator.comparing(Attempt::arrival))
                .toList();
    }

    private Optional<String> kind(Seen<Fact.HostCalled> call) {
        return doings.caused(call) ? Optional.of(Calls.signature(call)) : amidRequest(Calls.arrival(call));
    }

    private Optional<String> amidRequest(Duration time) {
        return doings.thatCall().anyMatch(d -> d.underwayAt(time)) ? Optional.of(OTHER) : Optional.empty();
    }

    /**
     * A call, or a connection without one.
     *
     * @param kind which kind of call of which requests; empty when no request explains it
     */
    record Attempt(long ordinal, Duration arrival, Optional<String> kind) {

        private boolean within(Duration from, Duration until) {
            return arrival.compareTo(from) >= 0 && arrival.compareTo(until) < 0;
        }
    }

    /**
     * How often one kind of call came for each request that makes it.
     *
     * @param requests how many requests
     */
    record Rate(String kind, double perRequest, long requests, List<Long> evidence) {

        /** Whether it is known of no request, and may be the add-on's own work that only came amid one. */
        boolean ofUnknownOrigin() {
            return kind.equals(OTHER);
        }
    }

    /** When users began. */
    Duration beginning() {
        return doings.beginning().orElse(Duration.ZERO);
    }

    /** The requests in a span of time that are known to call the host. */
    long requests(Duration from, Duration until) {
        return requests(OTHER, from, until);
    }

    private long requests(String kind, Duration from, Duration until) {
        return (kind.equals(OTHER) ? doings.thatCall() : doings.thatCall(kind))
                .filter(d -> d.touches(from, until))
                .count();
    }

    /** The rates in a span of time, of every kind that came in it. */
    List<Rate> rates(Duration from, Duration until) {
        Map<String, List<Long>> byKind = in(from, until, a -> a.kind().isPresent())
                .collect(Collectors.groupingBy(
                        a -> a.kind().orElseThrow(),
                        TreeMap::new,
                        Collectors.mapping(Attempt::ordinal, Collectors.toList())));
        return byKind.entrySet().stream()
                .map(e -> rate(e.getKey(), e.getValue(), requests(e.getKey(), from, until)))
                .toList();
    }

    private static Rate rate(String kind, List<Long> calls, long requests) {
        return new Rate(kind, (double) calls.size() / Math.max(1, requests), requests, calls);
    }

    /** How often a kind of call comes for a request when all is well: at least once for each that it is known to make. */
    double normal(String kind, Duration from, Duration until) {
        double seen = rates(from, until).stream()
                .filter(rate -> rate.kind().equals(kind))
                .mapToDouble(Rate::perRequest)
                .findFirst()
                .orElse(0);
        double known = kind.equals(OTHER)
                ? doings.thatCall()
                        .mapToInt(d -> doings.calls(d).size())
                        .average()
                        .orElse(1)
                : 1;
        return Math.max(seen, known);
    }

    /** When what no request explains arrived, in a span of time. */
    List<Attempt> background(Duration from, Duration until) {
        return in(from, until, a -> a.kind().isEmpty()).toList();
    }

    /** Whether anything came in a span of time that a request explains. */
    boolean anyCaused(Duration from, Duration until) {
        return in(from, until, a -> a.kind().isPresent()).findAny().isPresent();
    }

    private Stream<Attempt> in(Duration from, Duration until, Predicate<Attempt> which) {
        return attempts.stream().filter(a -> a.within(from, until)).filter(which);
    }
}
