package dev.firedrill.sample;

import dev.firedrill.sample.atlassian.HostClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** The sound add-on, and when it calls which site. */
final class CallTimes implements Parts {

    private final Map<String, List<Long>> nanos = new ConcurrentHashMap<>();

    @Override
    public HostClient host() {
        HostClient host = Parts.super.host();
        return (tenant, request) -> {
            of(tenant.clientKey()).add(System.nanoTime());
            return host.fetch(tenant, request);
        };
    }

    int count(Site site) {
        return of(site.clientKey).size();
    }

    /** The times between calls, the first ones left out. */
    List<Duration> intervals(Site site, int leftOut) {
        List<Long> times = of(site.clientKey);
        return IntStream.range(leftOut + 1, times.size())
                .mapToObj(index -> Duration.ofNanos(times.get(index) - times.get(index - 1)))
                .toList();
    }

    private List<Long> of(String clientKey) {
        return nanos.computeIfAbsent(clientKey, key -> new CopyOnWriteArrayList<>());
    }
}
