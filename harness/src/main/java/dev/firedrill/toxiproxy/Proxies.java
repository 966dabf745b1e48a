package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Proxy.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The proxies of a server, by name. Lives on the control loop. */
@SuppressWarnings("FutureReturnValueIgnored") // a proxy that never listened has nothing to wait for
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
        Proxy proxy = Proxy.of(wanted, surroundings);
        if (wanted.enabled()) {
            startOrClose(proxy);
        }
        byName.put(proxy.name(), proxy);
        return proxy;
    }

    private static void startOrClose(Proxy proxy) {
        try {
            proxy.start();
        } catch (Refusal e) {
            proxy.close();
            throw e;
        }
    }

    CompletableFuture<Void> remove(String name) {
        Proxy proxy = named(name);
        byName.remove(name);
        return proxy.close();
    }

    /** What came of populating. When one failed, the proxies that are there all the same. */
    record Populated(
            List<Proxy> proxies,
            CompletableFuture<Void> acknowledged,
            @Nullable Refusal failure) {}

    /** Creates what is not there as it is wanted, replacing what is there otherwise. */
    Populated populate(List<WantedProxy> wanted) {
        return surroundings.compat() ? oneByOne(wanted) : allOrNothing(wanted);
    }

    private Populated allOrNothing(List<WantedProxy> wanted) {
        var populating = new Populating(byName, surroundings);
        try {
            wanted.forEach(populating::add);
        } catch (Refusal e) {
            populating.undo();
            return new Populated(List.of(), CompletableFuture.completedFuture(null), e);
        }
        byName.putAll(populating.all());
        return new Populated(populating.done(), populating.endReplaced(), null);
    }

    /** As the original does: what came before the one that failed stays, and so does its absence. */
    private Populated oneByOne(List<WantedProxy> wanted) {
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
        return Acks.all(all().stream().map(Proxy::close).toList());
    }
}
