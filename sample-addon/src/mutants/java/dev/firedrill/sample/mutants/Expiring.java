package dev.firedrill.sample.mutants;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A small cache. */
final class Expiring<K, V> {

    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final long lifetimeNanos;

    Expiring(Duration lifetime) {
        this.lifetimeNanos = lifetime.toNanos();
    }

    V get(K key, Supplier<V> source) {
        return entries.compute(
                        key, (same, entry) -> isFresh(entry) ? entry : new Entry<>(source.get(), System.nanoTime()))
                .value();
    }

    void forget(K key) {
        entries.remove(key);
    }

    private boolean isFresh(@Nullable Entry<V> entry) {
        return entry != null && System.nanoTime() - entry.bornNanos() < lifetimeNanos;
    }

    private record Entry<V>(V value, long bornNanos) {}
}
