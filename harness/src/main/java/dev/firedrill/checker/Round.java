package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Requests that were underway at the same time, so that nobody can tell whose a call is.
 *
 * @param calls the calls of one kind that came while they were at work, before the next round was
 */
record Round(List<Doing> requests, List<Seen<Fact.HostCalled>> calls) {

    /** The rounds of requests that make a kind of call, with the calls of that kind. */
    static List<Round> of(List<Doing> requests, List<Seen<Fact.HostCalled>> calls) {
        var rounds = new ArrayList<Round>();
        Duration end = Duration.ZERO;
        for (Doing request : requests) {
            if (rounds.isEmpty() || request.began().compareTo(end) > 0) {
                rounds.add(new Round(new ArrayList<>(), new ArrayList<>()));
            }
            rounds.get(rounds.size() - 1).requests().add(request);
            end = request.ended().compareTo(end) > 0 ? request.ended() : end;
        }
        calls.stream()
                .sorted(Comparator.comparing(Calls::arrival))
                .forEach(call -> rounds.stream()
                        .filter(r -> r.covers(Calls.arrival(call)))
                        .reduce((first, second) -> second)
                        .ifPresent(round -> round.calls().add(call)));
        return rounds;
    }

    private boolean covers(Duration time) {
        return requests.stream().anyMatch(d -> d.covers(time));
    }

    Duration began() {
        return requests.get(0).began();
    }

    double perRequest() {
        return (double) calls.size() / requests.size();
    }

    /** How many calls more it had than this for each request; below zero when fewer. */
    int moreThan(int each) {
        return calls.size() - each * requests.size();
    }
}
