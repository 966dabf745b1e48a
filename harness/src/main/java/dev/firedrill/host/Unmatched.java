package dev.firedrill.host;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests that no resource had. */
final class Unmatched {

    private final Map<Asked, Integer> times = new ConcurrentHashMap<>();

    private record Asked(String method, String path) {}

    void count(WebRequest request) {
        times.merge(new Asked(request.method(), request.path()), 1, Integer::sum);
    }

    /** By path and method. */
    List<UnmatchedRequest> requests() {
        return times.entrySet().stream()
                .map(entry -> new UnmatchedRequest(
                        entry.getKey().method(), entry.getKey().path(), entry.getValue()))
                .sorted(Comparator.comparing(UnmatchedRequest::path).thenComparing(UnmatchedRequest::method))
                .toList();
    }
}
