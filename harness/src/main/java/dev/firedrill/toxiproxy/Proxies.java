package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Proxy.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The proxies of a server, by name. Lives on the control loop. */
final class Proxies {

    private final SortedMap<String, Proxy> byName = new TreeMap<>();
    private final Surroundings surroundings;

    Proxies(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** In the order of their names. */
    List<Proxy> all() {
        return List.copyOf(byName.values());
    }

    Proxy named(String name) {
        Proxy found = byName.get(name);
        if (found == null) {
            throw new Refusal(404, "proxy not found");
        }
        return found;
    }

    Proxy create(WantedProxy wanted) {
        if (byName.containsKey(wanted.name())) {
            throw new Refusal(409, "proxy already exists");
        }
        return put(wanted);
    }

    private Proxy put(WantedProxy wanted) {
        var proxy = new Proxy(wanted.name(), wanted.listen(), wanted.upstream(), surroundings);
        // Before it listens, so that its first connection has them; nobody needs to acknowledge.
        wanted.toxics().forEach(proxy::add);
        if (wanted.enabled()) {
            proxy.start();
        }
        byName.put(proxy.name(), proxy);
        return proxy;
    }

    CompletableFuture<Void> remove(String name) {
        Proxy proxy = named(name);
        byName.remove(name);
        return proxy.stop();
    }

    /** What came of populating: the proxies up to the one that failed, if one did. */
    record Populated(
            List<Proxy> proxies,
            CompletableFuture<Void> acknowledged,
            @Nullable Refusal failure) {}

    /** Creates what is not there as it is wanted, replacing what is there otherwise. */
    Populated populate(List<WantedProxy> wanted) {
        List<Proxy> done = new ArrayList<>();
        List<CompletableFuture<Void>> acks = new ArrayList<>();
        Refusal failure = null;
        for (WantedProxy one : wanted) {
            try {
                done.add(populate(one, acks));
            } catch (Refusal e) {
                failure = e;
                break;
            }
        }
        return new Populated(done, Acks.all(acks), failure);
    }

    private Proxy populate(WantedProxy wanted, List<CompletableFuture<Void>> acks) {
        Proxy existing = byName.get(wanted.name());
        if (existing != null && !existing.differs(wanted.listen(), wanted.upstream())) {
            return existing;
        }
        if (existing != null) {
            acks.add(remove(wanted.name()));
        }
        return put(wanted);
    }

    /** Starts every proxy and removes all toxics. */
    CompletableFuture<Void> reset() {
        List<CompletableFuture<Void>> acks = new ArrayList<>();
        for (Proxy proxy : all()) {
            proxy.start();
            acks.add(proxy.removeAll());
        }
        return Acks.all(acks);
    }

    CompletableFuture<Void> stopAll() {
        return Acks.all(all().stream().map(Proxy::stop).toList());
    }
}
