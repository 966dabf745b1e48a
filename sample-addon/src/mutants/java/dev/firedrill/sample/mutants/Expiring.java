package dev.firedrill.sample.mutants;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A small cache, by the clock on the wall. */
final class Expiring<K, V> {

    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final Duration lifetime;
    private final InstantSource clock;

    Expiring(Duration lifetime) {
        this(lifetime, InstantSource.system());
    }

    Expiring(Duration lifetime, InstantSource clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(entries.get(key)).filter(this::isFresh).map(Entry::value);
    }

    List<V> values() {
        return entries.values().stream().filter(this::isFresh).map(Entry::value).toList();
    }

    /** Keeps the value; gives it. */
    V keep(K key, V value) {
        entries.put(key, new Entry<>(value, clock.instant()));
        return value;
    }

    void forget(K key) {
        entries.remove(key);
    }

    private boolean isFresh(Entry<V> entry) {
        return clock.instant().isBefore(entry.born().plus(lifetime));
    }

    private record Entry<V>(V value, Instant born) {}
}
